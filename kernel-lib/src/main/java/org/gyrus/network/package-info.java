// SPDX-License-Identifier: Apache-2.0
/**
 * Learnable functions: what a network is, not how it runs.
 *
 * <pre>{@code
 * var network = Network.mlp("V", "t").hidden(16, 16).tanh().seed(7);
 * double[] weights = network.initialWeights();
 * }</pre>
 *
 * <table>
 *   <caption>Types</caption>
 *   <tr><td>{@link Network}</td><td>inputs, layers, scaling, first weights</td></tr>
 *   <tr><td>{@link Layer}</td><td>one linear map and its activation</td></tr>
 *   <tr><td>{@link Activation}</td><td>tanh, softplus, relu, sigmoid, rbf, swish</td></tr>
 *   <tr><td>{@link Scaling}</td><td>shift and scale of inputs and outputs</td></tr>
 *   <tr><td>{@link Initialization}</td><td>how the first weights are drawn</td></tr>
 *   <tr><td>{@link BlockFunction}</td><td>evaluates and differentiates a network in DJL</td></tr>
 *   <tr><td>{@link NetworkException}</td><td>what is wrong with a network, in a sentence</td></tr>
 * </table>
 *
 * <p>Not here: the kernels that run small networks fast ({@code org.gyrus.engine}); training ({@code org.gyrus.fit}).
 */
package org.gyrus.network;
