# SPDX-License-Identifier: Apache-2.0
"""B2 with diffrax: the spiral neural ODE, one gradient of the sum of squared errors at 30 points."""

from peer import best, first_call, problem, serve

import diffrax
import jax
import jax.numpy as jnp
import numpy as np

jax.config.update("jax_enable_x64", True)
given = problem()
ADJOINTS = {
    "checkpoints 8, max_steps 8": (diffrax.RecursiveCheckpointAdjoint(checkpoints=8), 8),
    "checkpoints 16, max_steps 16": (diffrax.RecursiveCheckpointAdjoint(checkpoints=16), 16),
    "checkpoints default, max_steps 16": (diffrax.RecursiveCheckpointAdjoint(), 16),
    "checkpoints default, max_steps 4096": (diffrax.RecursiveCheckpointAdjoint(), 4096),
    "direct, max_steps 8": (diffrax.DirectAdjoint(), 8),
    "direct, max_steps 16": (diffrax.DirectAdjoint(), 16),
}


def case(dtype, suffix):
    weights = {name: jnp.asarray(given[name], dtype) for name in ("W1", "b1", "W2", "b2")}
    y0 = jnp.asarray(given["y0"], dtype)
    times = jnp.asarray(given["times"], dtype)
    observed = jnp.asarray(given["observed"], dtype)
    term = diffrax.ODETerm(lambda t, u, w: w["W2"] @ jnp.tanh(w["W1"] @ u**3 + w["b1"]) + w["b2"])
    control = diffrax.PIDController(rtol=given["rtol"], atol=given["atol"])

    def solve(w, adjoint, max_steps):
        return diffrax.diffeqsolve(
            term, diffrax.Tsit5(), times[0], times[-1], None, y0, w, saveat=diffrax.SaveAt(ts=times),
            stepsize_controller=control, adjoint=adjoint, max_steps=max_steps, throw=False,
        )

    def gradient(adjoint, max_steps):
        return jax.jit(jax.grad(lambda w: jnp.sum((solve(w, adjoint, max_steps).ys - observed) ** 2)))

    stats = jax.tree.map(int, jax.jit(lambda w: solve(w, *ADJOINTS["checkpoints default, max_steps 4096"]).stats)(weights))
    enough = {name: s for name, s in ADJOINTS.items() if s[1] >= stats["num_steps"]}
    run = {
        name: (lambda g=gradient(*s): jax.block_until_ready(g(weights))) for name, s in enough.items()
    }
    _, first = first_call(next(iter(run.values())))
    chosen, tried = best(run)
    bars = run[chosen]()
    flat = np.concatenate([np.ravel(np.asarray(bars[k], np.float64)) for k in ("W1", "b1", "W2", "b2")])
    return {"gradient" + suffix: (run[chosen], {
        "steps": stats["num_accepted_steps"], "rejected": stats["num_rejected_steps"],
        "evaluations": 1 + 6 * stats["num_steps"], "precision": "fp32" if dtype == jnp.float32 else "fp64",
        "values": flat.tolist(), "firstSeconds": first, "setting": chosen, "tried": tried,
    })}


serve("diffrax " + diffrax.__version__, case(jnp.float32, "") | case(jnp.float64, " fp64"))
