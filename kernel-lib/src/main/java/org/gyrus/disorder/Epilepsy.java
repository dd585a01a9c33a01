// SPDX-License-Identifier: Apache-2.0
package org.gyrus.disorder;

import org.gyrus.model.Model;

/** Models of seizures and of the activity of a cortical column. */
public final class Epilepsy {
    Epilepsy() {}

    /** The Epileptor of Jirsa et al. 2014, six states, time without unit. */
    public Model epileptor() {
        return ModelPage.read("epileptor");
    }

    /** The Epileptor reduced to two states (Proix et al. 2014). */
    public Model reducedEpileptor() {
        return ModelPage.read("epileptor-2d");
    }

    /** The neural mass of Jansen and Rit 1995; input p in 1/s, t in seconds. */
    public Model jansenRit() {
        return ModelPage.read("jansen-rit");
    }
}
