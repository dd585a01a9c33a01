// SPDX-License-Identifier: Apache-2.0
package org.gyrus.model;

import java.util.List;

/** Models of the literature, written as an author would; values are for tests, not a reference. */
public final class ExampleModels {
    private ExampleModels() {}

    /** All of them. */
    public static List<Model> all() {
        return List.of(
                gompertzUnderRadiotherapy(),
                alzheimersCascade(),
                autoregulation(),
                localTau(),
                epileptor(),
                fisherKpp(),
                delayedGrowth(),
                twoStateGlioma(),
                generalBertalanffy(),
                hybrid(),
                noisyGrowth());
    }

    static Model gompertzUnderRadiotherapy() {
        return Model.named("Gompertz growth under radiotherapy")
                .time("day")
                .state("V", 900, "mm^3")
                .positive()
                .parameter("a", 0.05, "1/day")
                .range(0.001, 0.5)
                .source("illustrative value; form: Laird 1964", Trust.ILLUSTRATIVE)
                .parameter("K", 5e4, "mm^3")
                .parameter("alpha", 0.03, "1/Gy")
                .parameter("ratio", 10, "Gy")
                .equation("dV/dt = a*V*log(K/V)")
                .on("fraction", "V -> V*exp(-alpha*dose*(1 + dose/ratio))")
                .cites("Laird 1964, Br J Cancer 18:490")
                .build();
    }

    static Model alzheimersCascade() {
        return Model.named("Amyloid, tau, neurodegeneration, cognition")
                .time("age", "year")
                .state("A", 41.57, "pg/ml")
                .positive()
                .state("tau_p", 4.21, "pg/ml")
                .state("tau_o", 28.66, "pg/ml")
                .state("N", 0.48, "1")
                .state("C", 6.03, "score")
                .parameter("lambda_beta", 0.1612, "1/year")
                .range(0, 1)
                .source("Hao, Lenhart and Petrella 2022", Trust.SECONDARY_COPY)
                .parameter("K_A", 264.99, "pg/ml")
                .parameter("lambda_tau", 0.08, "1/year")
                .parameter("K_tau", 131.66, "pg/ml")
                .parameter("lambda_tauo", 1.74, "pg/ml/year")
                .parameter("lambda_Ntauo", 4.24e-4, "ml/pg/year")
                .parameter("lambda_Ntaup", 0.00737, "ml/pg/year")
                .parameter("K_N", 1.02, "1")
                .parameter("lambda_CN", 1.26, "score/year")
                .parameter("lambda_Ctau", 1.93, "score*ml/pg/year")
                .parameter("K_C", 129.4, "score")
                .input("u", "1/year")
                .equation("dA/dage = lambda_beta*A*(1 - A/K_A) - u*A")
                .equation("dtau_p/dage = lambda_tau*A*(1 - tau_p/K_tau)")
                .equation("dtau_o/dage = lambda_tauo")
                .equation("dN/dage = (lambda_Ntauo*tau_o + lambda_Ntaup*tau_p)*(1 - N/K_N)")
                .equation("dC/dage = (lambda_CN*N + lambda_Ctau*tau_p)*(1 - C/K_C)")
                .observable("atrophy = 100*N/K_N")
                .build();
    }

    static Model autoregulation() {
        return Model.named("Autoregulation of cerebral blood flow")
                .time("s")
                .state("P", 9.5, "mmHg")
                .state("C", "C_an", "ml/mmHg")
                .input("A", "mmHg")
                .input("A_slope", "mmHg/s")
                .input("I", "ml/s")
                .parameter("R_o", 526.3, "mmHg*s/ml")
                .parameter("R_f", 2380, "mmHg*s/ml")
                .parameter("R_pv", 1.24, "mmHg*s/ml")
                .parameter("C_an", 0.15, "ml/mmHg")
                .parameter("k_E", 0.11, "1/ml")
                .parameter("k_R", 4.91e4, "mmHg^3*s/ml")
                .parameter("q_n", 12.5, "ml/s")
                .parameter("tau", 20, "s")
                .parameter("G", 1.5, "ml/mmHg")
                .parameter("P_vs", 6, "mmHg")
                .parameter("D_up", 0.75, "ml/mmHg")
                .parameter("D_down", 0.075, "ml/mmHg")
                .definition("R_a = k_R*C_an^2/(C^2*(A - P)^2)")
                .definition("q = (A - P)/(R_a + R_pv)")
                .definition("x = (q - q_n)/q_n")
                .definition("Delta = if(x <= 0, D_up, D_down)")
                .definition("k_sigma = Delta/4")
                .definition("w = sigmoid(G*x/k_sigma)")
                .definition("C_inf = (C_an + Delta/2)*(1 - w) + (C_an - Delta/2)*w")
                .definition("C_slope = (C_inf - C)/tau")
                .equation("dC/dt = C_slope")
                .equation("dP/dt = k_E*P/(1 + k_E*P*C)"
                        + "*(C*A_slope + C_slope*(A - P) + R_pv/R_f*q - (P - P_vs)/R_o + I)")
                .observable("flow = q", "ml/min")
                .build();
    }

    static Model localTau() {
        return Model.named("Amyloid, tau and atrophy in one region")
                .time("year")
                .state("a", "a_0 + 0.01", "SUVR")
                .state("tau", "tau_0 + 0.01", "SUVR")
                .state("n", 0, "1")
                .parameter("a_0", 0.66, "SUVR")
                .parameter("a_max", 1.2, "SUVR")
                .parameter("tau_0", 1.05, "SUVR")
                .parameter("\u03ba", 1.5, "SUVR")
                .parameter("alpha_a", 0.75, "1/year")
                .parameter("alpha_t", 0.5, "1/year")
                .parameter("beta", 3.21, "1")
                .parameter("eta", 0.05, "1/year")
                .definition("conc = (tau - tau_0)/(\u03ba - tau_0)")
                .equation("da/dt = alpha_a*(a - a_0)*((a_max - a_0) - (a - a_0))")
                .equation("dtau/dt = alpha_t*(tau - tau_0)*((\u03ba + beta*(a - a_0) - tau_0) - (tau - tau_0))")
                .equation("dn/dt = eta*conc*(1 - n)")
                .build();
    }

    static Model epileptor() {
        return Model.named("Epileptor")
                .time("1")
                .state("x1", -1.6, "1")
                .state("y1", -12, "1")
                .state("z", 3.5, "1")
                .state("x2", -1, "1")
                .state("y2", 0.01, "1")
                .state("u", -0.15, "1")
                .parameter("x0", -1.6, "1")
                .parameter("slope", 0, "1")
                .definition("g = if(x1 < 0, -x1^2 + 3*x1, slope - x2 + 0.6*(z - 4)^2)")
                .equation("dx1/dt = y1 - z + 3.1 + g*x1")
                .equation("dy1/dt = 1 - 5*x1^2 - y1")
                .equation("dz/dt = 0.00035*(4*(x1 - x0) - z - if(z < 0, 0.1*z^7, 0))")
                .equation("dx2/dt = -y2 + x2 - x2^3 + 0.45 + 2*u - 0.3*(z - 3.5)")
                .equation("dy2/dt = (-y2 + if(x2 >= -0.25, 6*(x2 + 0.25), 0))/10")
                .equation("du/dt = -0.01*(u - 0.1*x1)")
                .observable("lfp = x2 - x1")
                .build();
    }

    static Model fisherKpp() {
        return Model.named("Glioma invasion")
                .time("day")
                .space("mm")
                .state("c", 0, "cells/mm^3")
                .positive()
                .parameter("D", 1.43, "cm^2/year")
                .source("Rockne 2009", Trust.UNVERIFIED)
                .parameter("rho", 16.25, "1/year")
                .parameter("K", 1e5, "cells/mm^3")
                .equation("dc/dt = div(D*grad(c)) + rho*c*(1 - c/K)")
                .build();
    }

    static Model delayedGrowth() {
        return Model.named("Delayed response")
                .time("day")
                .state("V", 10, "ml")
                .parameter("r", 0.1, "1/day")
                .parameter("K", 100, "ml")
                .parameter("tau", 2, "week")
                .equation("dV/dt = r*V*(1 - V(t - tau)/K)")
                .when("V > K/2", "V -> V/2")
                .direction(Trigger.Direction.EITHER)
                .build();
    }

    static Model twoStateGlioma() {
        return Model.named("Diffuse midline glioma")
                .time("day")
                .state("V_l", 20, "ml")
                .positive()
                .state("V_d", 0, "ml")
                .positive()
                .parameter("lambda_gr", 0.02, "1/day")
                .parameter("lambda_decay", 0.05, "1/day")
                .parameter("slope", 0.1, "1/day")
                .parameter("t_RT", 30, "day")
                .parameter("delay", 10, "day")
                .parameter("S", 0.3, "1")
                .range(0, 1)
                .equation("dV_l/dt = lambda_gr*V_l")
                .equation("dV_d/dt = -lambda_decay*tanh(slope*(t - t_RT - delay))*V_d")
                .on("radiotherapy", "V_l -> S*V_l", "V_d -> V_d + (1 - S)*V_l")
                .observable("total = V_l + V_d", "cm^3")
                .build();
    }

    static Model generalBertalanffy() {
        return Model.named("General Bertalanffy growth")
                .time("week")
                .state("V", 500, "mm^3")
                .positive()
                .parameter("a", 20, "mm/week")
                .parameter("b", 0.01, "1/day")
                .parameter("c", 5, "mm^3/week")
                .parameter("V_0", 1, "ml")
                .parameter("lambda", 0.7, "1")
                .equation("dV/dt = a*V^(2/3) - b*V + c*(V/V_0)^lambda")
                .build();
    }

    static Model hybrid() {
        return gompertzUnderRadiotherapy().toBuilder()
                .learned("N", 2)
                .rate("V", org.gyrus.expression.Expression.parse("a*V*log(K/V) + N(V, t)"))
                .build();
    }

    static Model noisyGrowth() {
        return Model.named("Growth with noise, a past and an end")
                .time("day")
                .state("V", "V_0", "ml")
                .positive()
                .state("W", 1, "ml")
                .parameter("V_0", 2, "ml")
                .parameter("r", 0.7, "1/week")
                .parameter("tau", 12, "hour")
                .parameter("sigma", 0.2, "1/day^(1/2)")
                .parameter("s", 3, "mm^3/day^(1/2)")
                .definition("loss = r*W")
                .equation("dV/dt = r*V(t - tau) - 0.1*loss")
                .equation("dW/dt = -loss")
                .noise("V", "sigma*V*exp(-r*t)")
                .noise("W", "s")
                .history("V", "V_0*exp(r*t)")
                .when("V > 5*V_0", "W -> W/2")
                .stop()
                .when("W < 0.01*V_0", "stop")
                .direction(Trigger.Direction.EITHER)
                .build();
    }
}
