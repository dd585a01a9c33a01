// SPDX-License-Identifier: Apache-2.0
/**
 * Where a model lives: a connectome, a grid of voxels. The equations stay the same, {@code div(D*grad(c))} included.
 *
 * <pre>{@code
 * var brain = Connectome.load("hcp-83");
 * var p = Simulation.of(spread).on(brain).until(20, "year").run().field("p", 20);
 * show(brain.glass().values("misfolded protein", p.values(), "1"));
 * }</pre>
 *
 * <table>
 *   <caption>Types</caption>
 *   <tr><td>{@link Space}</td><td>cells, what they have, what flows between them</td></tr>
 *   <tr><td>{@link Connectome}</td><td>regions of a brain and the fibers between them</td></tr>
 *   <tr><td>{@link Region}</td><td>name, hemisphere, lobe and place of a region</td></tr>
 *   <tr><td>{@link Laplacian}</td><td>combinatorial, normalized, random walk</td></tr>
 *   <tr><td>{@link Grid}</td><td>cells of one to three dimensions, inside a mask</td></tr>
 *   <tr><td>{@link SemiLagrangian}</td><td>long steps of advection along a velocity on a grid, with their exact reverse</td></tr>
 *   <tr><td>{@link Transport}</td><td>what flows between cells, with its exact derivatives</td></tr>
 *   <tr><td>{@link Diffusion}</td><td>div(d grad c), the transport down a gradient</td></tr>
 *   <tr><td>{@link Advection}</td><td>upwind and limited: what a flow along a velocity takes along</td></tr>
 *   <tr><td>{@link TensorField}</td><td>conductance by direction, as along fibers</td></tr>
 *   <tr><td>{@link Field}</td><td>one number per cell, with its space</td></tr>
 *   <tr><td>{@link SpaceException}</td><td>every mistake, in one sentence</td></tr>
 * </table>
 *
 * <p>Not here: stepping in time ({@code org.gyrus.solver}), files of images ({@code org.gyrus.data}), pictures
 * ({@code org.gyrus.plot}).
 */
package org.gyrus.space;
