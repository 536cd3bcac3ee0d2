using System.Globalization;
using System.Reflection;
using BenchmarkDotNet.Attributes;

namespace TradeModel.Benchmarks.Smoke;

/// <summary>A method of a class of benchmarks that is called without BenchmarkDotNet, after its setups.</summary>
internal sealed class BenchmarkCall
{
    private readonly Action _call;
    private readonly Action[] _before;
    private readonly int _operations;

    internal BenchmarkCall(Type type, string name, string parameters)
    {
        object benchmarks = Activator.CreateInstance(type)!;
        MethodInfo method = type.GetMethod(name) ?? throw new InvalidOperationException($"{type.Name} has no method {name}");
        _operations = Math.Max(1, method.GetCustomAttribute<BenchmarkAttribute>()?.OperationsPerInvoke
            ?? throw new InvalidOperationException($"{type.Name}.{name} is no benchmark"));
        foreach (string parameter in parameters.Split("; ", StringSplitOptions.RemoveEmptyEntries))
        {
            string[] parts = parameter.Split('=');
            PropertyInfo property = type.GetProperty(parts[0])
                ?? throw new InvalidOperationException($"{type.Name} has no parameter {parts[0]}");
            property.SetValue(benchmarks, property.PropertyType.IsEnum
                ? Enum.Parse(property.PropertyType, parts[1])
                : Convert.ChangeType(parts[1], property.PropertyType, CultureInfo.InvariantCulture));
        }
        foreach (Action setup in With<GlobalSetupAttribute>(benchmarks, name)) setup();
        _before = With<IterationSetupAttribute>(benchmarks, name);
        _call = method.ReturnType == typeof(void) ? method.CreateDelegate<Action>(benchmarks)
            : (Action)typeof(BenchmarkCall).GetMethod(nameof(Keep), BindingFlags.NonPublic | BindingFlags.Static)!
                .MakeGenericMethod(method.ReturnType)
                .Invoke(null, [method.CreateDelegate(typeof(Func<>).MakeGenericType(method.ReturnType), benchmarks)])!;
    }

    /// <summary>Calls the method and returns the bytes that this thread allocated for each operation.</summary>
    internal double Allocate()
    {
        foreach (Action setup in _before) setup();
        long before = GC.GetAllocatedBytesForCurrentThread();
        _call();
        return (double)(GC.GetAllocatedBytesForCurrentThread() - before) / _operations;
    }

    private static Action Keep<T>(Func<T> method) => new Kept<T>(method).Call;

    private static Action[] With<T>(object benchmarks, string name) where T : TargetedAttribute
        =>
        [
            .. from method in benchmarks.GetType().GetMethods()
               let targeted = method.GetCustomAttribute<T>()
               where targeted is not null && (targeted.Targets.Length == 0 || targeted.Targets.Contains(name, StringComparer.Ordinal))
               select method.CreateDelegate<Action>(benchmarks),
        ];

    /// <summary>Keeps what a method returns, so that nothing is optimized away and nothing is boxed.</summary>
    private sealed class Kept<T>(Func<T> method)
    {
        private T? _result;

        internal void Call()
        {
            _result = method();
            GC.KeepAlive(this);
            _ = _result;
        }
    }
}
