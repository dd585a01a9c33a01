// What every cell sees. Runs before the first cell on IJava, JJava and in plain JShell.
import java.util.*;
import java.util.stream.*;
import org.gyrus.plot.*;
import org.gyrus.notebook.*;
import static org.gyrus.notebook.Notebook.*;
org.gyrus.notebook.KernelBridge.install();
