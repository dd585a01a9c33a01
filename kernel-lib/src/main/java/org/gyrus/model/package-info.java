// SPDX-License-Identifier: Apache-2.0
/**
 * What a model is, and what is done to a patient.
 */
package org.gyrus.model;
