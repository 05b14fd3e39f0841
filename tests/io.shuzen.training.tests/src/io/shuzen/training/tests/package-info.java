/**
 * The training fleet as lessons: each machine is diagnosed as what it was broken as, repaired by what is suggested, and brought back.
 */
package io.shuzen.training.tests;
