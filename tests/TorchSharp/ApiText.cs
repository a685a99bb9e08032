using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace CoIN.TorchSharp.Tests;

/// <summary>Writes public types and members as <c>torchsharp-0.107-api.txt</c> does: one line each, <c>Type :: signature</c>.</summary>
internal static class ApiText
{
    private const BindingFlags Declared =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    private static readonly Dictionary<Type, string> Keywords = new()
    {
        [typeof(void)] = "void", [typeof(bool)] = "bool", [typeof(byte)] = "byte", [typeof(sbyte)] = "sbyte", [typeof(short)] = "short",
        [typeof(int)] = "int", [typeof(long)] = "long", [typeof(float)] = "float", [typeof(double)] = "double", [typeof(string)] = "string",
        [typeof(object)] = "object",
    };

    internal static IEnumerable<string> Lines(Assembly assembly, string root) =>
        from type in assembly.GetTypes()
        where IsPublic(type) && (type.Namespace == root || type.Namespace!.StartsWith(root + ".", StringComparison.Ordinal))
        from line in Lines(type)
        select $"{Name(type)} :: {line}";

    internal static string Name(Type type)
    {
        if (type.IsByRef)
        {
            return Name(type.GetElementType()!);
        }

        if (type.IsGenericParameter)
        {
            return type.Name;
        }

        if (type.IsArray)
        {
            return $"{Name(type.GetElementType()!)}[{new string(',', type.GetArrayRank() - 1)}]";
        }

        if (Keywords.TryGetValue(type, out var keyword))
        {
            return keyword;
        }

        if (Nullable.GetUnderlyingType(type) is { } underlying)
        {
            return Name(underlying) + "?";
        }

        var arguments = type.GetGenericArguments().Select(Name).ToArray();
        if (type.FullName?.StartsWith("System.ValueTuple`", StringComparison.Ordinal) == true || type.Name.StartsWith("ValueTuple`", StringComparison.Ordinal))
        {
            return $"({string.Join(", ", arguments)})";
        }

        var own = arguments.Skip(type.DeclaringType?.GetGenericArguments().Length ?? 0).ToArray();
        var simple = type.Name.Split('`')[0] + (own.Length == 0 ? "" : $"<{string.Join(", ", own)}>");
        return type.DeclaringType is { } outer ? $"{Name(outer)}.{simple}".Replace("TorchSharp.Modules.", "", StringComparison.Ordinal)
            : type.Namespace?.StartsWith("TorchSharp.", StringComparison.Ordinal) == true ? $"{type.Namespace}.{simple}"
            : simple;
    }

    private static IEnumerable<string> Lines(Type type)
    {
        yield return Kind(type);
        foreach (var member in type.GetMembers(Declared))
        {
            var line = member switch
            {
                FieldInfo field when IsVisible(field) => type.IsEnum
                    ? field.IsStatic ? field.Name : null
                    : $"{Access(field.IsPublic)}{(field.IsStatic ? "static " : "")}{Name(field.FieldType)} {field.Name}",
                PropertyInfo property => Property(property),
                ConstructorInfo constructor when IsVisible(constructor) && !constructor.IsStatic =>
                    $"{Access(constructor.IsPublic)}new({Parameters(constructor.GetParameters())})",
                MethodInfo method when IsVisible(method) && !IsAccessor(method) => Method(method),
                _ => null,
            };
            if (line is not null)
            {
                yield return line;
            }
        }
    }

    private static string Kind(Type type)
    {
        if (type.IsEnum || type.IsInterface || type.IsValueType)
        {
            return type.IsEnum ? "enum" : type.IsInterface ? "interface" : "struct";
        }

        var modifier = type is { IsAbstract: true, IsSealed: true } ? "static " : type.IsAbstract ? "abstract " : "";
        return $"{modifier}class{(type.BaseType == typeof(object) ? "" : $" : {Name(type.BaseType!)}")}";
    }

    private static string? Property(PropertyInfo property)
    {
        var get = property.GetMethod is { } getter && IsVisible(getter) ? getter : null;
        var set = property.SetMethod is { } setter && IsVisible(setter) ? setter : null;
        if ((get ?? set) is not { } first)
        {
            return null;
        }

        var accessors = (get is null ? "" : "get; ") + (set is { IsPublic: true } ? "set; " : "");
        var index = property.GetIndexParameters();
        var name = property.Name + (index.Length == 0 ? "" : $"[{Parameters(index)}]");
        return $"{Access(first.IsPublic)}{(first.IsStatic ? "static " : "")}{Name(property.PropertyType)} {name} {{ {accessors}}}";
    }

    private static string Method(MethodInfo method)
    {
        var modifier = method.IsStatic ? "static "
            : method.IsAbstract ? "abstract "
            : method is { IsVirtual: true, IsFinal: false } ? "virtual "
            : "";
        var generic = method.IsGenericMethod ? $"<{string.Join(", ", method.GetGenericArguments().Select(Name))}>" : "";
        return $"{Access(method.IsPublic)}{modifier}{Name(method.ReturnType)} {method.Name}{generic}({Parameters(method.GetParameters())})";
    }

    private static string Parameters(ParameterInfo[] parameters) => string.Join(", ", parameters.Select(parameter =>
        (parameter.IsDefined(typeof(ParamArrayAttribute)) ? "params " : parameter.IsOut ? "out " : parameter.ParameterType.IsByRef ? "ref " : "")
        + $"{Name(parameter.ParameterType)} {parameter.Name}"
        + (parameter.HasDefaultValue ? $" = {Default(parameter)}" : "")));

    private static string Default(ParameterInfo parameter) => parameter.DefaultValue switch
    {
        null => "default",
        bool truth => truth ? "true" : "false",
        string text => $"\"{text}\"",
        var value when parameter.ParameterType.IsEnum => Enum.GetName(parameter.ParameterType, value)!,
        var value => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };

    private static string Access(bool isPublic) => isPublic ? "" : "protected ";

    private static bool IsVisible(FieldInfo field) => field.IsPublic || field.IsFamily || field.IsFamilyOrAssembly;

    private static bool IsVisible(MethodBase method) => method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly;

    private static bool IsAccessor(MethodInfo method) => method.IsSpecialName && !method.Name.StartsWith("op_", StringComparison.Ordinal);

    private static bool IsPublic(Type type) =>
        !type.IsDefined(typeof(CompilerGeneratedAttribute))
        && (type.IsNested ? (type.IsNestedPublic || type.IsNestedFamily) && IsPublic(type.DeclaringType!) : type.IsPublic);
}
