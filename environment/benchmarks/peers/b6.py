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

    # Tensors, not grids, pass in and out: PhiFlow keeps what a grid has computed, also tracers of an earlier call.
    def loss(start):
        velocities = [CenteredGrid(start, extrapolation.PERIODIC, x=N, bounds=Box(x=(-1, 1)))]
        for _ in range(STEPS):
            diffused = diffuse.explicit(velocities[-1], NU, DT)
            velocities.append(advect.semi_lagrangian(diffused, diffused, DT))
        return math.l2_loss(velocities[OBSERVED].values - target) * 2.0 / N

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

    calls = {"jitted gradient": descend, "jitted update": descend_updates}
    _, first = first_call(descend)
    chosen, tried = best(calls)
    return {"inverse" + suffix: (calls[chosen], {
        "values": calls[chosen]().astype(np.float64).tolist(), "steps": STEPS, "precision": f"fp{precision}",
        "firstSeconds": first, "setting": chosen, "tried": tried})}


serve("PhiFlow " + phi.__version__, cases(32, "") | cases(64, " fp64"))
