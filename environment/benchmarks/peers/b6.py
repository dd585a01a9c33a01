# SPDX-License-Identifier: Apache-2.0
"""B6 with PhiFlow (jax, jitted): the start of Burgers' equation by gradient descent through 32 steps."""

from peer import best, first_call, problem, serve

import numpy as np
import phi
from phi.jax.flow import Box, CenteredGrid, advect, diffuse, extrapolation, jit_compile, math, spatial, tensor

given = problem()
N, STEPS, OBSERVED, DT, NU = (given[name] for name in ("n", "steps", "observed", "dt", "nu"))
DESCENTS, RATE = given["descents"], given["rate"]


def cases(precision, suffix):
    math.set_global_precision(precision)
    dtype = np.float32 if precision == 32 else np.float64

    def line(values):
        return tensor(np.asarray(values, dtype), spatial("x"))

    target = line(given["target"])

    def grid(values):
        return CenteredGrid(values, extrapolation.PERIODIC, x=N, bounds=Box(x=(-1, 1)))

    def advance(velocity):
        diffused = diffuse.explicit(velocity, NU, DT)
        return advect.semi_lagrangian(diffused, diffused, DT)

    jitted_advance = jit_compile(lambda values: advance(grid(values)).values)

    # Tensors, not grids, pass in and out: PhiFlow keeps what a grid has computed, also tracers of an earlier call.
    def loss(start):
        velocities = [grid(start)]
        for _ in range(STEPS):
            velocities.append(advance(velocities[-1]))
        return math.l2_loss(velocities[OBSERVED].values - target) * 2.0 / N

    def loss_by_steps(start):
        values = [start]
        for _ in range(STEPS):
            values.append(jitted_advance(values[-1]))
        return math.l2_loss(values[OBSERVED] - target) * 2.0 / N

    gradient = math.gradient(loss, wrt="start", get_output=False)
    jitted = jit_compile(gradient)
    update = jit_compile(lambda start: start - RATE * gradient(start))

    def descend():
        start = line(np.zeros(N))
        for _ in range(DESCENTS):
            start = start - RATE * jitted(start)
        return start.numpy("x")

    def descend_updates():
        start = line(np.zeros(N))
        for _ in range(DESCENTS):
            start = update(start)
        return start.numpy("x")

    by_steps = math.gradient(loss_by_steps, wrt="start", get_output=False)

    def descend_by_steps():
        start = line(np.zeros(N))
        for _ in range(DESCENTS):
            start = start - RATE * by_steps(start)
        return start.numpy("x")

    calls = {"jitted gradient": descend, "jitted update": descend_updates}
    _, first = first_call(descend)
    chosen, tried = best(calls)
    facts = {"steps": STEPS, "precision": f"fp{precision}"}
    found = {"inverse" + suffix: (calls[chosen], facts | {
        "values": calls[chosen]().astype(np.float64).tolist(), "firstSeconds": first, "setting": chosen, "tried": tried})}
    values, first = first_call(descend_by_steps)
    found["inverse, jitted step" + suffix] = (descend_by_steps, facts | {
        "values": values.astype(np.float64).tolist(), "firstSeconds": first, "setting": "jitted step, loop in Python"})
    return found


serve("PhiFlow " + phi.__version__, cases(32, "") | cases(64, " fp64"))
