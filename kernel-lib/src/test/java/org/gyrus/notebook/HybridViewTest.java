// SPDX-License-Identifier: Apache-2.0
package org.gyrus.notebook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Base64;
import javax.imageio.ImageIO;
import org.gyrus.expression.Latex;
import org.gyrus.hybrid.Hybrid;
import org.gyrus.model.Model;
import org.gyrus.network.Network;
import org.junit.jupiter.api.Test;

class HybridViewTest {
    private static final Hybrid HYBRID = Hybrid.parallel(Model.named("Growth <i>")
                    .time("day")
                    .state("V", 900, "mm^3")
                    .parameter("a", 0.05, "1/day")
                    .equation("dV/dt = a*V")
                    .build())
            .residual("V", Network.mlp("V", "t"))
            .minimalNorm(0.5)
            .build();

    @Test
    void equationsAreColoredBesideThePicture() throws IOException {
        String html = String.valueOf(Views.of(HYBRID).data().get(MimeBundle.HTML));
        assertThat(html)
                .contains("\\color{" + Latex.LEARNED_COLOR + "}")
                .contains("Growth &lt;i&gt;")
                .doesNotContain("Growth <i>")
                .contains("as 0")
                .contains("2-16-1 tanh")
                .contains("lowered: 2 linear layer(s), tanh");
        String png = html.replaceAll("(?s).*data:image/png;base64,([^\"]+)\".*", "$1");
        assertThat(ImageIO.read(new ByteArrayInputStream(Base64.getDecoder().decode(png))))
                .isNotNull();
    }

    @Test
    void textHasEquationTermNetworkAndPenalty() {
        assertThat(Views.of(HYBRID).text())
                .contains("dV/dt = a*V + N(V, t)")
                .contains("in the rate of V")
                .containsPattern("N +2-16-1 tanh +65")
                .contains("times the mean of squared_residual_V to its loss");
    }
}
