# SPDX-License-Identifier: Apache-2.0
"""B3 with diffrax: Lotka-Volterra with Tsitouras 5(4) in fp64 at three tolerances."""

from peer import best, first_call, problem, serve

import diffrax
import jax
import jax.numpy as jnp
import numpy as np

jax.config.update("jax_enable_x64", True)
given = problem()
a, b, c, d = given["parameters"]
# Two ways to write the same right-hand side; the faster one is reported.
RIGHT_HAND_SIDES = {
    "one array": (lambda t, y, _: jnp.stack([y[0] * (a - b * y[1]), y[1] * (d * y[0] - c)]),
                  jnp.asarray(given["y0"], jnp.float64)),
    "two scalars": (lambda t, y, _: (y[0] * (a - b * y[1]), y[1] * (d * y[0] - c)),
                    tuple(jnp.asarray(v, jnp.float64) for v in given["y0"])),
}
LOOPS = {"max_steps 4096": 4096, "max_steps None": None}


def case(rtol, atol):
    def solver(rates, max_steps):
        control = diffrax.PIDController(rtol=rtol, atol=atol)
        return jax.jit(lambda y0: diffrax.diffeqsolve(
            diffrax.ODETerm(rates), diffrax.Tsit5(), 0.0, given["until"], None, y0,
            stepsize_controller=control, max_steps=max_steps, throw=False,
            adjoint=diffrax.RecursiveCheckpointAdjoint() if max_steps else diffrax.DirectAdjoint(),
        ))

    solve = {
        f"{name}, {loop}": (lambda s=solver(rates, steps), y0=y0: jax.block_until_ready(s(y0)))
        for name, (rates, y0) in RIGHT_HAND_SIDES.items() for loop, steps in LOOPS.items()
    }
    _, first = first_call(next(iter(solve.values())))
    chosen, tried = best(solve)
    solution = solve[chosen]()
    stats = jax.tree.map(int, solution.stats)
    values = np.concatenate([np.ravel(np.asarray(leaf)) for leaf in jax.tree.leaves(solution.ys)])
    # the time of an answer that the caller can use: the end values only
    return (solve[chosen], {
        "steps": stats["num_accepted_steps"], "rejected": stats["num_rejected_steps"],
        "evaluations": 1 + 6 * stats["num_steps"], "values": values.tolist(), "precision": "fp64",
        "firstSeconds": first, "setting": chosen, "tried": tried,
    })


serve("diffrax " + diffrax.__version__,
      {row["case"]: case(row["rtol"], row["atol"]) for row in given["tolerances"]})
