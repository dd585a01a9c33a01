// SPDX-License-Identifier: Apache-2.0
package org.gyrus.solver;

import java.util.List;

/**
 * A method with its settings: how a simulation is integrated. Immutable; each setting gives a changed copy.
 *
 * <pre>{@code
 * Solver.tsit5().tolerance(1e-8, 1e-10)
 * Solver.rk4().fixedStep(0.5)
 * }</pre>
 *
 * <p>Without settings a method with an error estimate runs at tolerance(1e-6, 1e-9). Steps and times are in the model's
 * unit of time.
 */
public final class Solver {
    /** With fixed steps, implicit stages are solved to rounding. */
    private static final Tolerance TIGHT = new Tolerance(1e-12, 1e-14);

    private final Method method;
    private final Tolerance tolerance;
    /** 0 for adaptive steps. */
    private final double fixedStep;

    private final int maxSteps;

    Solver(Method method) {
        this(method, new Tolerance(1e-6, 1e-9), 0, 1_000_000);
    }

    private Solver(Method method, Tolerance tolerance, double fixedStep, int maxSteps) {
        this.method = method;
        this.tolerance = tolerance;
        this.fixedStep = fixedStep;
        this.maxSteps = maxSteps;
    }

    /**
     * Tsitouras 5(4): the default for problems that are not stiff.
     *
     * <p>Order 5, adaptive (Tsitouras 2011). Does not suit stiff problems.
     */
    public static Solver tsit5() {
        return new Solver(Tsitouras5.METHOD);
    }

    /**
     * Rodas5P, a Rosenbrock method of order 5(4): the default for stiff problems of up to a few hundred states.
     *
     * <p>Order 5, adaptive, A-stable (Steinebach 2023). Does not suit hundreds of states, very loose tolerances.
     */
    public static Solver rodas5p() {
        return new Solver(Rodas5P.METHOD);
    }

    /**
     * Kvaerno 5(4), implicit and L-stable: stiff problems with sharp changes or delays.
     *
     * <p>Order 5, adaptive (Kvaerno 2004). Does not suit problems that are not stiff, hundreds of states.
     */
    public static Solver kvaerno5() {
        return new Solver(Kvaerno5.METHOD);
    }

    /**
     * Kvaerno 3(2), implicit and L-stable: stiff problems at loose tolerances.
     *
     * <p>Order 3, adaptive (Kvaerno 2004). Does not suit tolerances below about 1e-6.
     */
    public static Solver kvaerno3() {
        return new Solver(Kvaerno3.METHOD);
    }

    /**
     * Kennedy and Carpenter's ARK4(3)6L[2]SA, implicit-explicit: diffusion with reactions that are not stiff.
     *
     * <p>On a point the whole Jacobian is taken implicitly; on a space each state's own diffusion, {@code div(D*grad(c))} in
     * the equation of c with D of 0 or more, by conjugate gradients: steps as long as accuracy allows, whatever the cells'
     * size.
     *
     * <p>Order 4, adaptive (Kennedy and Carpenter 2003). Does not suit stiff reactions or stiff forcing, tolerances below about 1e-8.
     */
    public static Solver ark4() {
        return new Solver(KennedyCarpenter4.METHOD);
    }

    /**
     * RKL2, a Runge-Kutta-Legendre method: long steps of diffusion on a space by many cheap stages.
     *
     * <p>Order 2, adaptive (Meyer, Balsara and Aslam 2014), or long fixed steps. Does not suit models on a point, advection,
     * reactions faster than the step, tolerances below about 1e-6.
     */
    public static Solver rkl2() {
        return new Solver(RungeKuttaLegendre2.METHOD);
    }

    /**
     * Strang's splitting on a space: reactions by their closed form, diffusion by RKL2. For logistic ({@code rho*c*(1 - c)}),
     * exponential ({@code -k*c}) and linear ({@code s - k*c}) reactions of each state by itself, recognized from the equations.
     *
     * <p>Order 2, fixed steps (Strang 1968). Does not suit other reactions, reactions between states, models on a point.
     */
    public static Solver strang() {
        return new Solver(StrangSplitting.METHOD);
    }

    /**
     * Euler: order 1, fixed steps; to compare with.
     *
     * <p>Order 1 (Euler 1768). Does not suit results to be relied on.
     */
    public static Solver euler() {
        return new Solver(Euler.METHOD);
    }

    /**
     * Heun 2(1).
     *
     * <p>Order 2, adaptive (Heun 1900). Does not suit tight tolerances, stiff problems.
     */
    public static Solver heun() {
        return new Solver(Heun.METHOD);
    }

    /**
     * The classical Runge-Kutta method of order 4, fixed steps.
     *
     * <p>Order 4 (Kutta 1901). Does not suit steps whose error is not known beforehand, stiff problems.
     */
    public static Solver rk4() {
        return new Solver(RungeKutta4.METHOD);
    }

    /**
     * Kutta's 3/8 rule of order 4, fixed steps.
     *
     * <p>Order 4 (Kutta 1901). Does not suit steps whose error is not known beforehand, stiff problems.
     */
    public static Solver kutta38() {
        return new Solver(KuttaThreeEighths.METHOD);
    }

    /**
     * Bogacki-Shampine 3(2): for loose tolerances.
     *
     * <p>Order 3, adaptive (Bogacki and Shampine 1989). Does not suit relative tolerances below 1e-4, stiff problems.
     */
    public static Solver bosh3() {
        return new Solver(BogackiShampine3.METHOD);
    }

    /**
     * Dormand-Prince 5(4).
     *
     * <p>Order 5, adaptive (Dormand and Prince 1980). Does not suit stiff problems.
     */
    public static Solver dopri5() {
        return new Solver(DormandPrince5.METHOD);
    }

    /**
     * Dormand-Prince 8(5,3): for tight tolerances on smooth problems.
     *
     * <p>Order 8, adaptive (Hairer, Norsett and Wanner 1993). Does not suit tolerances above 1e-6, stiff problems.
     */
    public static Solver dopri8() {
        return new Solver(DormandPrince8.METHOD);
    }

    /**
     * Euler-Maruyama, for models with noise: strong order 1/2, and 1 where the noise does not depend on the state.
     *
     * <p>Fixed steps (Maruyama 1955). Does not suit accuracy of single paths, stiff drift.
     */
    public static Solver eulerMaruyama() {
        return new Solver(StochasticTableau.EULER_MARUYAMA);
    }

    /**
     * Roessler's SRA1: strong order 3/2 for noise whose strength does not depend on the state.
     *
     * <p>Fixed steps (Roessler 2010). Does not suit noise whose strength depends on the state, stiff drift.
     */
    public static Solver sra1() {
        return new Solver(StochasticTableau.SRA1);
    }

    /**
     * Roessler's SRIW1: strong order 3/2 where the strength of a state's noise depends on that state alone.
     *
     * <p>Fixed steps (Roessler 2010). Does not suit noise whose strength depends on other states, stiff drift.
     */
    public static Solver sriw1() {
        return new Solver(StochasticTableau.SRIW1);
    }

    /**
     * Adaptive steps with an error of at most {@code absolute + relative * |y|} each, in the root mean square over states.
     *
     * @param relative from 0
     * @param absolute above 0, in the states' units
     */
    public Solver tolerance(double relative, double absolute) {
        if (method.embeddedOrder() == 0) {
            throw new SolverException(method.name() + " has no error estimate, so it takes no tolerance: use"
                    + " fixedStep(h), or an adaptive method such as Solver.tsit5().");
        }
        return new Solver(method, new Tolerance(relative, absolute), 0, maxSteps);
    }

    /** Steps of h > 0, shortened only to hit stop times exactly. */
    public Solver fixedStep(double h) {
        if (!(h > 0) || Double.isInfinite(h)) {
            throw new SolverException("A fixed step is a positive time, but " + h + " was given.");
        }
        return new Solver(method, TIGHT, h, maxSteps);
    }

    /** After this many steps, rejected ones included, the run stops and says so; 1,000,000 unless set. */
    public Solver maxSteps(int steps) {
        if (steps < 1) {
            throw new SolverException("maxSteps needs at least 1 step, but " + steps + " was given.");
        }
        return new Solver(method, tolerance, fixedStep, steps);
    }

    /**
     * The solver that {@link #toString} describes, such as {@code "Tsitouras 5(4), rtol 1.0E-6, atol 1.0E-9"}.
     *
     * @throws SolverException if it is none of this catalogue
     */
    public static Solver parse(String text) {
        String[] parts = text.split(", ", -1);
        try {
            for (Solver each : List.of(
                    tsit5(),
                    rodas5p(),
                    kvaerno5(),
                    kvaerno3(),
                    ark4(),
                    rkl2(),
                    strang(),
                    euler(),
                    heun(),
                    rk4(),
                    kutta38(),
                    bosh3(),
                    dopri5(),
                    dopri8(),
                    eulerMaruyama(),
                    sra1(),
                    sriw1())) {
                if (each.name().equals(parts[0])) {
                    return parts.length == 2
                            ? each.fixedStep(Double.parseDouble(parts[1].replace("steps of ", "")))
                            : each.tolerance(
                                    Double.parseDouble(parts[1].replace("rtol ", "")),
                                    Double.parseDouble(parts[2].replace("atol ", "")));
                }
            }
        } catch (NumberFormatException | ArrayIndexOutOfBoundsException e) {
            // Said below.
        }
        throw new SolverException("A solver is written like \"" + tsit5() + "\", but \"" + text + "\" was given.");
    }

    /** The published name of the method, as "Tsitouras 5(4)". */
    public String name() {
        return method.name();
    }

    /** The order of the method. */
    public int order() {
        return method.order();
    }

    /** Where the method was published. */
    public String source() {
        return method.source();
    }

    /** What the method should not be used for. */
    public String doesNotSuit() {
        return method.doesNotSuit();
    }

    Method method() {
        return method;
    }

    Tolerance tolerance() {
        return tolerance;
    }

    /** Whether steps are all of one length, {@link #fixedStep(double)}. */
    public boolean isFixed() {
        return fixedStep > 0;
    }

    /** The length of fixed steps, in the model's unit of time; 0 for adaptive steps. */
    public double fixedStep() {
        return fixedStep;
    }

    int maxSteps() {
        return maxSteps;
    }

    @Override
    public String toString() {
        return isFixed()
                ? method.name() + ", steps of " + fixedStep
                : method.name() + ", rtol " + tolerance.relative() + ", atol " + tolerance.absolute();
    }
}
