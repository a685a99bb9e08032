// Compiles what is stale, loads build/ and registers its targets; no logic of its own.
// Run it with ./build.sh, or with `dotnet cake` once the machine is set up.
using System.Reflection;
using System.Security.Cryptography;
using System.Threading;
using IO = System.IO;

var root = Context.Environment.WorkingDirectory.FullPath;
var front = Assembly.LoadFrom(IO.Path.Combine(CompiledFolder(), "CoIN.Build.dll")).GetType("CoIN.Build.Cake.CakeFront");
Func<string, CakeTaskBuilder> newTask = name => Task(name);
Action<Action<ITeardownContext>> atEnd = action => Teardown(action);
var register = front.GetMethod("Register").CreateDelegate<Func<ICakeContext, Func<string, CakeTaskBuilder>, Action<Action<ITeardownContext>>, string>>();
RunTarget(register(Context, newTask, atEnd));

// A folder with the compiled sources as they are now. It is named after their paths, sizes and times, so that a deleted or restored file counts as
// a change, and never overwritten: a run that is under way keeps the code it started with.
string CompiledFolder()
{
    var runs = IO.Path.Combine(root, "artifacts", "run");
    var folder = IO.Path.Combine(runs, SourceFingerprint());
    if (IO.Directory.Exists(folder))
    {
        return folder;
    }

    IO.Directory.CreateDirectory(runs);
    using var oneAtATime = LockFile(IO.Path.Combine(runs, "lock"));
    if (IO.Directory.Exists(folder))
    {
        return folder;
    }

    Console.Error.WriteLine("build.cake: compiling");
    var settings = new ProcessSettings { Arguments = "build build/CoIN.Build.csproj --target:CompileAhead --configuration Release --verbosity quiet --nologo", RedirectStandardOutput = true };
    if (StartProcess("dotnet", settings, out IEnumerable<string> output) != 0)
    {
        Console.Error.WriteLine(string.Join('\n', output.Where(line => line.Contains(": error ")).Distinct().Order()));
        Console.Error.WriteLine("build.cake: the sources do not compile; see the errors above");
        System.Environment.Exit(1);
    }

    var unfinished = folder + ".tmp";
    CopyFolder(IO.Path.Combine(root, "artifacts", "ahead", "CoIN.Build"), unfinished);
    IO.Directory.Move(unfinished, folder);
    foreach (var old in new IO.DirectoryInfo(runs).GetDirectories().OrderByDescending(run => run.LastWriteTimeUtc).Skip(4))
    {
        old.Delete(recursive: true);
    }

    return folder;
}

string SourceFingerprint()
{
    using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    var sources = new[] { "build", "src", "stages" }.SelectMany(folder => new IO.DirectoryInfo(IO.Path.Combine(root, folder))
            .EnumerateFiles("*", IO.SearchOption.AllDirectories))
        .Concat(new IO.DirectoryInfo(root).EnumerateFiles().Where(file => file.Name is "Directory.Build.props" or "Directory.Build.targets" or "Directory.Packages.props" or "global.json"))
        .Where(file => file.Extension is not (".md" or ".yaml") && file.Name[0] != '.' && file.Name[^1] != '~');
    foreach (var line in sources.Select(file => $"{file.FullName}|{file.Length}|{file.LastWriteTimeUtc.Ticks}\n").Order(StringComparer.Ordinal)
        .Append($"{EnvironmentVariable("TorchProvider")}|{EnvironmentVariable("TorchDirectory")}"))
    {
        hash.AppendData(System.Text.Encoding.UTF8.GetBytes(line));
    }

    return Convert.ToHexString(hash.GetHashAndReset())[..16].ToLowerInvariant();
}

IDisposable LockFile(string path)
{
    while (true)
    {
        try
        {
            return new IO.FileStream(path, IO.FileMode.OpenOrCreate, IO.FileAccess.ReadWrite, IO.FileShare.None);
        }
        catch (IO.IOException) when (IO.File.Exists(path))
        {
            Thread.Sleep(200); // another run compiles
        }
    }
}

void CopyFolder(string from, string to)
{
    if (IO.Directory.Exists(to))
    {
        IO.Directory.Delete(to, recursive: true);
    }

    foreach (var file in IO.Directory.EnumerateFiles(from, "*", IO.SearchOption.AllDirectories))
    {
        var copy = IO.Path.Combine(to, IO.Path.GetRelativePath(from, file));
        IO.Directory.CreateDirectory(IO.Path.GetDirectoryName(copy));
        IO.File.Copy(file, copy);
    }
}
