# SPDX-License-Identifier: Apache-2.0
"""One peer process: says what it computed, then times on request, so that Java and Python are measured in turn.

Protocol, one JSON value a line: on start the process writes {"peer", "cases": {name: {...what it found...}}};
for each line {"case": name, "seconds": s} it answers {"runs": [seconds per call, ...]}; it ends with its input.
"""

import json
import os
import sys
import time

# One thread, as on the other side. Set before jax is imported.
for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ[name] = "1"
os.environ["XLA_FLAGS"] = "--xla_cpu_multi_thread_eigen=false intra_op_parallelism_threads=1"
os.environ["JAX_PLATFORMS"] = "cpu"


# Seconds of a call that is its own warm-up.
LONG = 0.5


def problem():
    """The problem, written by the Java side: both start from the same numbers."""
    with open(sys.argv[1], encoding="utf-8") as file:
        return json.load(file)


def first_call(call):
    """Runs once and returns (result, seconds): for a compiled peer this holds tracing and compilation."""
    start = time.perf_counter()
    result = call()
    return result, time.perf_counter() - start


def best(calls):
    """Of equivalent settings {name: call}, the name of the fastest one: the peer is run at its best.

    Each is called twice (the first time it compiles), once if it is ``compiled``; those near the fastest are timed again.
    """
    times = {}
    for name, call in calls.items():
        if not getattr(call, "compiled", False):
            call()
        times[name] = first_call(call)[1]
    near = 2 * min(times.values())
    for name, call in calls.items():
        if times[name] <= near:
            times[name] = min(timed(call, 0.3))
    return min(times, key=times.get), times


def compiled(function, *arguments):
    """A call of a jitted function that is compiled now: in ``seconds``, and its buffers take so many ``megabytes``."""
    start = time.perf_counter()
    ready = function.lower(*arguments).compile()

    def call():
        import jax

        return jax.block_until_ready(ready(*arguments))

    call.compiled = True
    call.seconds = time.perf_counter() - start
    memory = ready.memory_analysis()
    call.megabytes = (memory.temp_size_in_bytes + memory.argument_size_in_bytes + memory.output_size_in_bytes) / 1e6
    return call


def timed(call, seconds):
    """Seconds per call of up to seven blocks of calls, after a warm-up, in about the given time; two of long calls."""
    start = time.perf_counter()
    call()
    if time.perf_counter() - start < LONG:
        start = time.perf_counter()
        call()
    once = max(time.perf_counter() - start, 1e-7)
    blocks = max(2, min(7, int(3 * seconds / once)))
    calls = max(1, min(10_000, int(seconds / blocks / once)))
    runs = []
    for _ in range(blocks):
        start = time.perf_counter()
        for _ in range(calls):
            call()
        runs.append((time.perf_counter() - start) / calls)
    return runs


def peak_megabytes():
    """The peak resident memory of this process so far."""
    import resource

    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def serve(peer, cases):
    """cases: {name: (call, found)}; found is what the Java side reports: values, steps, evaluations, first call."""
    found = {name: facts for name, (_, facts) in cases.items()}
    say({"peer": peer, "cases": found, "peakMegabytes": peak_megabytes()})
    for line in sys.stdin:
        request = json.loads(line)
        runs = timed(cases[request["case"]][0], request["seconds"])
        say({"runs": runs, "peakMegabytes": peak_megabytes()})


def say(value):
    sys.stdout.write(json.dumps(value) + "\n")
    sys.stdout.flush()
