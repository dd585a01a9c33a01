# SPDX-License-Identifier: Apache-2.0
"""B4: Robertson's problem with diffrax (Kvaerno 5, its best settings) and with SciPy (BDF, Radau) at many tolerances."""

from peer import best, first_call, problem, serve

import diffrax
import jax
import jax.numpy as jnp
import numpy as np
import optimistix
import scipy
from scipy.integrate import solve_ivp

jax.config.update("jax_enable_x64", True)
given = problem()
k1, k2, k3 = given["parameters"]  # 0.04, 3e7, 1e4
Y0 = jnp.asarray(given["y0"], jnp.float64)


def rates(t, y, _):
    slow, fast, back = k1 * y[0], k2 * y[1] * y[1], k3 * y[1] * y[2]
    return jnp.stack([back - slow, slow - back - fast, fast])


def kvaerno(tolerance):
    def solver(root_finder, **control):
        return jax.jit(lambda y0: diffrax.diffeqsolve(
            diffrax.ODETerm(rates), diffrax.Kvaerno5(root_finder=root_finder), 0.0, given["until"],
            given.get("firstStep"), y0, max_steps=4096, throw=False,
            stepsize_controller=diffrax.PIDController(rtol=tolerance, atol=tolerance, **control),
        ))

    # The default root finder (VeryChord) takes 5 to 6 times as many steps here; a full or a simplified Newton
    # iteration gives the published 34.
    finders = {"Newton": optimistix.Newton, "Chord": optimistix.Chord}
    controls = {"I control": {}, "PI control": {"pcoeff": 0.3, "icoeff": 0.4}}
    calls = {}
    for finder, root in finders.items():
        for control, settings in controls.items():
            solve = solver(root(rtol=tolerance, atol=tolerance), **settings)
            calls[f"{finder}, {control}"] = lambda solve=solve: jax.block_until_ready(solve(Y0))
    _, first = first_call(next(iter(calls.values())))
    chosen, tried = best(calls)
    solution = calls[chosen]()
    stats = jax.tree.map(int, solution.stats)
    return calls[chosen], {
        "steps": stats["num_accepted_steps"], "rejected": stats["num_rejected_steps"], "precision": "fp64",
        "values": np.ravel(np.asarray(solution.ys)).tolist(), "firstSeconds": first, "setting": chosen,
        "tried": tried,
    }


def scipy_rates(t, y):
    slow, fast, back = k1 * y[0], k2 * y[1] * y[1], k3 * y[1] * y[2]
    return (back - slow, slow - back - fast, fast)


def scipy_jacobian(t, y):
    return [[-k1, k3 * y[2], k3 * y[1]],
            [k1, -k3 * y[2] - 2 * k2 * y[1], -k3 * y[1]],
            [0.0, 2 * k2 * y[1], 0.0]]


def scipy_case(method, tolerance):
    def call():
        # atol a thousandth of rtol suits the small second state; measured better per error than atol = rtol
        return solve_ivp(scipy_rates, (0.0, given["until"]), given["y0"], method=method, jac=scipy_jacobian,
                         rtol=max(tolerance, 1e-13), atol=tolerance)

    solution, first = first_call(call)
    return call, {
        "steps": len(solution.t) - 1, "evaluations": int(solution.nfev), "values": solution.y[:, -1].tolist(),
        "precision": "fp64", "firstSeconds": first,
    }


everything = {}
for tolerance in given["tolerances"]:
    everything[f"diffrax kvaerno5 {tolerance:g}"] = kvaerno(tolerance)
    for method in ("BDF", "Radau"):
        everything[f"scipy {method.lower()} {tolerance:g}"] = scipy_case(method, tolerance)
serve(f"diffrax {diffrax.__version__}, scipy {scipy.__version__}", everything)
