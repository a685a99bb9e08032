using TorchSharp;
using static TorchSharp.torch;

namespace CoIN.TorchSharp.Tests;

public class DisposeScopeTests
{
    [Fact]
    public void MoveToOuter_FromANestedScope_LivesAsLongAsTheOuter()
    {
        Tensor kept;
        using (NewDisposeScope())
        {
            using (NewDisposeScope())
            {
                kept = ones(2).MoveToOuterDisposeScope();
            }

            Assert.False(kept.IsInvalid);
        }

        Assert.True(kept.IsInvalid);
    }

    [Fact]
    public void MoveToOuter_WithoutAnOuterScope_BelongsToNobody()
    {
        Tensor kept;
        using (var scope = NewDisposeScope())
        {
            kept = scope.MoveToOuter(ones(2));
        }

        Assert.Equal(2, kept.sum().ToSingle());
        kept.Dispose();
    }

    [Fact]
    public void MoveToOuter_OfATensorOfAnotherScope_LeavesItThere()
    {
        using var outermost = NewDisposeScope();
        Tensor tensor;
        using (var outer = NewDisposeScope())
        {
            tensor = ones(2);
            using var inner = NewDisposeScope();

            inner.MoveToOuter(tensor);

            Assert.True(outer.Contains(tensor));
        }

        Assert.True(tensor.IsInvalid);
    }

    [Fact]
    public void Detach_InAScope_OutlivesIt()
    {
        Tensor kept;
        using (NewDisposeScope())
        {
            kept = ones(2).DetachFromDisposeScope();
        }

        Assert.False(kept.IsInvalid);
        kept.Dispose();
    }

    [Fact]
    public void DisposeEverythingBut_OneTensor_KeepsItInTheScope()
    {
        using var scope = NewDisposeScope();
        var (first, second) = (ones(1), ones(1));

        scope.DisposeEverythingBut(second);

        Assert.True(first.IsInvalid);
        Assert.False(second.IsInvalid);
        Assert.Equal([second], scope.DisposablesView);
    }

    [Fact]
    public void Dispose_OfASingleTensor_TakesItOutOfItsScope()
    {
        using var scope = NewDisposeScope();
        var tensors = Enumerable.Range(0, 5).Select(_ => ones(1)).ToArray();

        tensors[1].Dispose();
        tensors[4].Dispose();

        Assert.Equal(3, scope.DisposablesCount);
        Assert.All([0, 2, 3], i => Assert.True(scope.Contains(tensors[i])));
    }

    [Fact]
    public void NewDisposeScope_OnAnotherThread_DoesNotSeeThisOne()
    {
        using var scope = NewDisposeScope();
        DisposeScope? seen = scope;

        var thread = new Thread(() => seen = CurrentDisposeScope);
        thread.Start();
        thread.Join();

        Assert.Null(seen);
        Assert.Same(scope, CurrentDisposeScope);
    }

    [Fact]
    public void Attach_AnyDisposable_IsDisposedWithTheScope()
    {
        var stream = new MemoryStream();

        using (var scope = NewDisposeScope())
        {
            scope.Attach(stream);
        }

        Assert.False(stream.CanRead);
    }

    [Fact]
    public void WrappedTensorDisposeScope_OfAnExpression_KeepsOnlyItsResult()
    {
        using var scope = NewDisposeScope();

        var result = WrappedTensorDisposeScope(() => ones(2) + ones(2));

        Assert.Equal([result], scope.DisposablesView);
    }
}
