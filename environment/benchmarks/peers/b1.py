# SPDX-License-Identifier: Apache-2.0
"""B1 with diffrax: small neural ODE, forward and gradient, in fp32 (as its own script runs it) and in fp64."""

from peer import best, first_call, problem, serve

import diffrax
import jax
import jax.numpy as jnp
import numpy as np

jax.config.update("jax_enable_x64", True)
given = problem()
# Equivalent ways to differentiate the same steps; the fastest is reported.
ADJOINTS = {
    "checkpoints 32, max_steps 32": (diffrax.RecursiveCheckpointAdjoint(checkpoints=32), 32),
    "checkpoints 48, max_steps 48": (diffrax.RecursiveCheckpointAdjoint(checkpoints=48), 48),
    "checkpoints 64, max_steps 64": (diffrax.RecursiveCheckpointAdjoint(checkpoints=64), 64),
    "checkpoints default, max_steps 64": (diffrax.RecursiveCheckpointAdjoint(), 64),
    "checkpoints default, max_steps 4096": (diffrax.RecursiveCheckpointAdjoint(), 4096),
    "direct, max_steps 64": (diffrax.DirectAdjoint(), 64),
    "backsolve": (diffrax.BacksolveAdjoint(), 4096),
}


def cases(dtype, suffix):
    weights = {name: jnp.asarray(given[name], dtype) for name in ("W1", "b1", "W2", "b2")}
    y0 = jnp.asarray(given["y0"], dtype)
    term = diffrax.ODETerm(
        lambda t, y, w: jnp.tanh(jax.nn.softplus(y @ w["W1"].T + w["b1"]) @ w["W2"].T + w["b2"])
    )
    control = diffrax.PIDController(rtol=given["tolerance"], atol=given["tolerance"])

    def solve(w, y0, adjoint, max_steps):
        return diffrax.diffeqsolve(
            term, diffrax.Dopri5(), 0.0, given["until"], None, y0, w,
            stepsize_controller=control, adjoint=adjoint, max_steps=max_steps, throw=False,
        )

    forward = jax.jit(lambda w, y0: solve(w, y0, diffrax.RecursiveCheckpointAdjoint(), 4096).ys[-1])
    statistics = jax.jit(lambda w, y0: solve(w, y0, diffrax.RecursiveCheckpointAdjoint(), 4096).stats)

    def gradient(adjoint, max_steps):
        return jax.jit(jax.grad(lambda w, y0: jnp.sum(solve(w, y0, adjoint, max_steps).ys[-1]), argnums=(0, 1)))

    run_forward = lambda: forward(weights, y0).block_until_ready()
    end, first_forward = first_call(run_forward)
    steps = jax.tree.map(int, statistics(weights, y0))

    # A setting that stops early would be fast and wrong.
    enough = [name for name in ADJOINTS if ADJOINTS[name][1] >= steps["num_steps"]]
    compiled = {name: gradient(*ADJOINTS[name]) for name in enough}
    run = {name: (lambda g=g: jax.block_until_ready(g(weights, y0))) for name, g in compiled.items()}
    _, first_gradient = first_call(run[enough[0]])
    chosen, tried = best({name: run[name] for name in enough if name != "backsolve"})
    bars = run[chosen]()
    flat = np.concatenate([np.ravel(np.asarray(bars[0][k], np.float64)) for k in ("W1", "b1", "W2", "b2")]
                          + [np.ravel(np.asarray(bars[1], np.float64))])
    facts = {
        "steps": steps["num_accepted_steps"], "rejected": steps["num_rejected_steps"],
        # first-same-as-last: seven stages at the first step, six at each of the others
        "evaluations": 1 + 6 * steps["num_steps"], "precision": "fp32" if dtype == jnp.float32 else "fp64",
    }
    return {
        "forward" + suffix: (run_forward, facts | {"values": np.ravel(np.asarray(end, np.float64)).tolist(),
                                                   "firstSeconds": first_forward}),
        "gradient" + suffix: (run[chosen], facts | {"values": flat.tolist(), "firstSeconds": first_gradient,
                                                    "setting": chosen, "tried": tried}),
        "backsolve" + suffix: (run["backsolve"], facts),
    }


serve("diffrax " + diffrax.__version__, cases(jnp.float32, "") | cases(jnp.float64, " fp64"))
