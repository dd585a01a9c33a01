# SPDX-License-Identifier: Apache-2.0
"""B9 with diffrax: Fisher-KPP in a ball of voxels, Tsit5 with the same fixed steps, in fp32 (its own precision) and fp64."""

from peer import best, compiled, first_call, problem, serve

import diffrax
import jax
import jax.numpy as jnp
import numpy as np

jax.config.update("jax_enable_x64", True)
given = problem()
N, DT, STEPS = given["n"], given["dt"], given["steps"]
AT = np.arange(N) - (N - 1) / 2
R2 = AT[:, None, None] ** 2 + AT[None, :, None] ** 2 + AT[None, None, :] ** 2
ADJOINTS = {
    "checkpoints default": diffrax.RecursiveCheckpointAdjoint(),
    "checkpoints 8": diffrax.RecursiveCheckpointAdjoint(checkpoints=8),
    "checkpoints 60": diffrax.RecursiveCheckpointAdjoint(checkpoints=STEPS),
    "direct": diffrax.DirectAdjoint(),
}


def right_hand_sides(inside, dtype):
    """Ways to write the same rates; the fastest is reported."""
    mask = jnp.asarray(inside, dtype)
    faces = [jnp.asarray(np.take(inside, range(1, N), a) & np.take(inside, range(N - 1), a), dtype) for a in range(3)]

    def fluxes(t, u, args):
        k, d = args
        rate = k * u * (1 - u)
        for axis, face in enumerate(faces):
            flux = face * jnp.diff(u, axis=axis)
            ends = [(0, 0)] * 3
            ends[axis] = (0, 1)
            begins = [(0, 0)] * 3
            begins[axis] = (1, 0)
            rate = rate + d * (jnp.pad(flux, ends) - jnp.pad(flux, begins))
        return rate

    padded_mask = jnp.pad(mask, 1)
    neighbors = sum(
        jnp.roll(padded_mask, s, a)[1:-1, 1:-1, 1:-1] for a in range(3) for s in (-1, 1)
    ).astype(dtype)

    def padded(t, u, args):
        k, d = args
        p = jnp.pad(u, 1)
        total = (p[2:, 1:-1, 1:-1] + p[:-2, 1:-1, 1:-1] + p[1:-1, 2:, 1:-1] + p[1:-1, :-2, 1:-1]
                 + p[1:-1, 1:-1, 2:] + p[1:-1, 1:-1, :-2])
        return mask * (d * (total - neighbors * u) + k * u * (1 - u))

    return {"fluxes": fluxes, "padded": padded}


chosen_once = {}


def once(kind, makers):
    """The fastest setting of a kind of call, found in fp32, which comes first, and used for fp64 too: (call, its facts)."""
    calls = {}
    if kind not in chosen_once:
        calls = {name: make() for name, make in makers.items()}
        chosen_once[kind] = best(calls)
    chosen, tried = chosen_once[kind]
    call = calls[chosen] if calls else makers[chosen]()
    _, first = first_call(call)
    return call, {"setting": chosen, "tried": tried, "firstSeconds": call.seconds + first, "megabytes": call.megabytes}


def cases(dtype, suffix, radius, label):
    inside = R2 <= radius**2
    u0 = jnp.asarray(np.where(inside, 0.5 * np.exp(-R2 / 32), 0), dtype)
    args = (jnp.asarray(given["k"], dtype), jnp.asarray(given["D"], dtype))

    def total(rates, adjoint):
        def q(args):
            solution = diffrax.diffeqsolve(
                diffrax.ODETerm(rates), diffrax.Tsit5(), 0.0, DT * STEPS, DT, u0, args,
                stepsize_controller=diffrax.ConstantStepSize(), adjoint=adjoint, max_steps=STEPS,
            )
            return jnp.sum(solution.ys[-1])
        return q

    sides = right_hand_sides(inside, dtype)
    facts = {"steps": STEPS, "evaluations": 1 + 6 * STEPS, "precision": "fp32" if dtype == jnp.float32 else "fp64"}
    default = diffrax.RecursiveCheckpointAdjoint()
    call, told = once("forward" + label, {
        name: lambda f=f: compiled(jax.jit(total(f, default)), args) for name, f in sides.items()})
    found = {"forward" + label + suffix: (call, facts | told | {"values": [float(call())]})}
    if label:
        return found
    rates = sides[told["setting"]]
    call, told = once("gradient", {
        f"{told['setting']}, {name}": lambda a=adjoint: compiled(jax.jit(jax.value_and_grad(total(rates, a))), args)
        for name, adjoint in ADJOINTS.items()})
    value, (by_k, by_d) = call()
    found["gradient" + suffix] = (call, facts | told | {"values": [float(value), float(by_k), float(by_d)]})
    return found


everything = {}
for dtype, suffix in ((jnp.float32, ""), (jnp.float64, " fp64")):
    everything |= cases(dtype, suffix, given["radius"], "")
    everything |= cases(dtype, suffix, 1e3, " without a mask")
serve("diffrax " + diffrax.__version__, everything)
