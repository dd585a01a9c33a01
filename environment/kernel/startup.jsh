// What every cell sees. Runs before the first cell on IJava, JJava and in plain JShell.
import java.util.*;
import java.util.stream.*;
import tech.tablesaw.api.*;
import org.gyrus.expression.Expression;
import org.gyrus.model.*;
import org.gyrus.data.*;
import org.gyrus.plot.*;
import org.gyrus.space.*;
import org.gyrus.network.*;
import org.gyrus.solver.*;
import org.gyrus.disorder.*;
import org.gyrus.discovery.*;
import org.gyrus.fit.*;
import org.gyrus.notebook.*;
import org.gyrus.model.Observable;
import static org.gyrus.notebook.Notebook.*;
import static org.gyrus.disorder.Population.*;
KernelBridge.install();
