package io.shuzen.ui.uitests.support;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.junit.jupiter.api.extension.ExtendWith;

/** A test class that works in the workbench. The extensions' order matters: the screen is taken before anything is tidied up. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith({FreshWorkbench.class, ScreenOfFailedTest.class, NoErrorsLogged.class, WindowAnswers.class})
public @interface WorkbenchTest {
}
