using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Runtime.CompilerServices;

namespace CoIN.Graph.Fingerprints;

/// <summary>Where the code of an action begins: its method, and what it captured.</summary>
/// <param name="Id">Names the above, and distinguishes actions as long as the assemblies stay as they are.</param>
/// <param name="Methods">The methods of the action and of the delegates that it captured.</param>
/// <param name="Captured">The types of the objects that it captured.</param>
internal sealed record ActionCode(
    string Id, IReadOnlyList<(string Path, EntityHandle Method)> Methods, IReadOnlyList<(string Path, EntityHandle Type)> Captured)
{
    /// <summary>Reads a delegate; <paramref name="scope"/> says which types count.</summary>
    public static ActionCode Of(Delegate action, CodeScope scope)
    {
        var methods = new List<MethodInfo>();
        var types = new List<Type>();
        Collect(action, scope, methods, types, []);
        var id = string.Join(' ', methods.Select(Name).Concat(types.Select(Name)));
        return new ActionCode(id, [.. methods.Select(Place)], [.. types.Select(Place)]);
    }

    private static void Collect(object? value, CodeScope scope, List<MethodInfo> methods, List<Type> types, HashSet<object> seen)
    {
        if (value is null || !seen.Add(value))
        {
            return;
        }

        if (value is Delegate action)
        {
            foreach (var each in action.GetInvocationList())
            {
                Add(methods, Definition(each.Method), scope);
                Collect(each.Target, scope, methods, types, seen);
            }
        }
        else if (value.GetType() is var type && type.IsDefined(typeof(CompilerGeneratedAttribute), inherit: false) && GeneratedNames.IsType(type.Name))
        {
            foreach (var field in type.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic))
            {
                if (!field.FieldType.IsPrimitive && field.FieldType != typeof(string))
                {
                    Collect(field.GetValue(value), scope, methods, types, seen);
                }
            }
        }
        else
        {
            AddTypes(types, type, scope);
        }
    }

    // Collections are the framework's; what they hold may be ours.
    private static void AddTypes(List<Type> types, Type type, CodeScope scope)
    {
        if (type.HasElementType)
        {
            AddTypes(types, type.GetElementType()!, scope);
            return;
        }

        foreach (var argument in type.GenericTypeArguments)
        {
            AddTypes(types, argument, scope);
        }

        Add(types, type.IsGenericType ? type.GetGenericTypeDefinition() : type, scope);
    }

    private static void Add<T>(List<T> members, T member, CodeScope scope)
        where T : MemberInfo
    {
        if (scope.Reads(member.Module.Assembly.GetName().Name!) && !members.Contains(member))
        {
            members.Add(member);
        }
    }

    private static MethodInfo Definition(MethodInfo method) => method.IsGenericMethod ? method.GetGenericMethodDefinition() : method;

    private static string Name(MemberInfo member) => $"{member.Module.Assembly.Location}:{member.MetadataToken:x8}";

    private static (string Path, EntityHandle Handle) Place(MemberInfo member) =>
        (member.Module.Assembly.Location, (EntityHandle)MetadataTokens.Handle(member.MetadataToken));
}
