// SPDX-License-Identifier: Apache-2.0
package org.gyrus.notebook;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.gyrus.data.CohortReport;
import org.gyrus.discovery.Law;
import org.gyrus.inference.Chains;
import org.gyrus.inference.FisherInformation;
import org.gyrus.inference.Laplace;
import org.gyrus.inference.Profile;
import org.gyrus.model.Equation;
import org.gyrus.model.Treatment;
import org.gyrus.question.Diagnosis;
import org.gyrus.question.Forecast;
import org.gyrus.question.Reliability;
import org.gyrus.question.TreatmentPlan;
import org.gyrus.solver.Trajectory;
import org.gyrus.space.Field;

/**
 * All views, most particular first. A new kind of value is one class and one line here.
 */
final class Views {
    private static final List<View<?>> ALL = List.of(
            new PictureView(),
            new TableView(),
            new ModelView(),
            new HybridView(),
            new ExpressionView(),
            new Through<>(Equation.class, ExpressionView::of),
            new CertificateView(),
            new Through<>(Trajectory.class, Trajectory::certificate),
            new Through<>(Field.class, Field::plot),
            new Through<>(Treatment.class, Treatment::table),
            new CohortView(),
            new Through<>(CohortReport.class, CohortReport::table),
            new FitView(),
            new PairedErrorsView(),
            new Noted<>(Law.class, Law::comparison, law -> List.of(law.toString())),
            new Noted<>(FisherInformation.class, FisherInformation::table, FisherInformation::warnings),
            new Noted<>(Chains.class, Chains::table, Chains::warnings),
            new Through<>(Laplace.class, Laplace::table),
            new Through<>(Profile.class, Profile::plot),
            new Through<>(Forecast.class, Forecast::plot),
            new Noted<>(Diagnosis.class, Diagnosis::table, diagnosis -> List.of(diagnosis.sentence())),
            new Through<>(Reliability.class, Reliability::plot),
            new Through<>(TreatmentPlan.class, TreatmentPlan::plot),
            new DataCardView(),
            new ThrowableView(),
            new RecordView(),
            new MapView());

    private Views() {}

    /** Any value at all: null, empty, huge or with a failing {@code toString}; this method throws nothing. */
    static MimeBundle of(Object value) {
        try {
            return view(value);
        } catch (RuntimeException | StackOverflowError failure) {
            return new ThrowableView()
                    .of(new NotebookException(
                            "a value of type " + value.getClass().getSimpleName() + " could not be shown: " + failure));
        }
    }

    private static MimeBundle view(Object value) {
        if (value == null) {
            return MimeBundle.text("null");
        }
        if (value instanceof MimeBundle ready) {
            return ready;
        }
        if (value instanceof Optional<?> maybe) {
            return maybe.isPresent() ? view(maybe.get()) : MimeBundle.text("nothing (an empty Optional)");
        }
        if (value.getClass().isArray()) {
            return ArrayView.of(value);
        }
        for (View<?> view : ALL) {
            if (view.type().isInstance(value)) {
                return shown(view, value);
            }
        }
        if (value instanceof Collection<?> items) {
            return ListView.of(items);
        }
        return plain(value);
    }

    private static <T> MimeBundle shown(View<T> view, Object value) {
        return view.of(view.type().cast(value));
    }

    private static MimeBundle plain(Object value) {
        if (value instanceof Double || value instanceof Float) {
            return MimeBundle.text(value.toString());
        }
        String text = Cell.spelled(value);
        return MimeBundle.text(text.length() <= 20_000 ? text : text.substring(0, 20_000) + "\u2026 (cut)");
    }
}
