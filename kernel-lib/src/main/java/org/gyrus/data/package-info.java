// SPDX-License-Identifier: Apache-2.0
/**
 * Open data by name, cohorts as tables, brains as volumes.
 *
 * <p>Files come from a catalogue whose addresses are pinned to a commit and whose checksums are known; a file that is
 * already at hand is never downloaded. Tables are Tablesaw tables. A cohort is a table with roles: who, when, what.
 *
 * <pre>{@code
 * var readings = ListColumns.unfold(Datasets.table("tumor-growth"), "T_days", "Lesion_vol");
 * var cohort = Cohort.of(readings).subject("Pt_hashID").time("T_days", "day").observing("Lesion_vol", "mm^3").build();
 * cohort.select(Patient.atLeast(6)).holdOut(Holdout.lastReadings(2)).seen().patients();
 * }</pre>
 *
 * <table>
 * <caption>Types, in reading order</caption>
 * <tr><th>type</th><th>what it is</th></tr>
 * <tr><td>{@link Datasets}</td><td>the door: catalogue, files, tables, cards</td></tr>
 * <tr><td>{@link Dataset}</td><td>one entry of the catalogue</td></tr>
 * <tr><td>{@link DataCard}</td><td>columns, units, source and cautions of a data set</td></tr>
 * <tr><td>{@link DownloadProgress}</td><td>told how far a download has come</td></tr>
 * <tr><td>{@link Volume}</td><td>voxels of a scan or a tissue map: NIfTI, affine, resampling</td></tr>
 * <tr><td>{@link ArrayFile}</td><td>arrays by name from MATLAB, HDF5 and NumPy files</td></tr>
 * <tr><td>{@link ListColumns}</td><td>cells that hold lists, unfolded to one row per reading</td></tr>
 * <tr><td>{@link Cohort}</td><td>repeated readings of many patients; immutable</td></tr>
 * <tr><td>{@link CohortBuilder}</td><td>gives the columns of a table their roles</td></tr>
 * <tr><td>{@link CohortReport}</td><td>missing, doubled, unsorted, negative and zero readings</td></tr>
 * <tr><td>{@link Patient}</td><td>one subject: times and values as arrays</td></tr>
 * <tr><td>{@link Holdout}</td><td>which readings a method may not see</td></tr>
 * <tr><td>{@link Folds}</td><td>which patients are learned from, and which are judged</td></tr>
 * <tr><td>{@link Fold}</td><td>the two groups of patients</td></tr>
 * <tr><td>{@link Split}</td><td>a cohort in two parts: seen and held out</td></tr>
 * <tr><td>{@link DataException}</td><td>every failure, with its remedy</td></tr>
 * </table>
 *
 * <p>Not here: fits and comparisons ({@code org.gyrus.fit}), synthetic cohorts ({@code org.gyrus.disorder}), and any
 * data under a licence that forbids its use.
 */
package org.gyrus.data;
