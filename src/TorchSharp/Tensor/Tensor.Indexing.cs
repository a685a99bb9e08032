using System.Runtime.CompilerServices;
using TorchSharp.Native;

namespace TorchSharp;

public static partial class torch
{
    public partial class Tensor
    {
        /// <summary>The part that the indices name; numbers and ranges share memory, index tensors copy.</summary>
        [IndexerName("TensorItems")]
        public Tensor this[params TensorIndex[] indices]
        {
            get => index(indices);
            set => index_put_(value, indices);
        }

        /// <summary>The elements that the index tensors (Int64, or truth values) name together; null is all of a dimension.</summary>
        [IndexerName("TensorItems")]
        public Tensor this[params Tensor[] indices]
        {
            get => index(indices);
            set => index_put_(value, indices);
        }

        /// <summary>The slice with this number along the first dimension.</summary>
        [IndexerName("TensorItems")]
        public Tensor this[long i1]
        {
            get => select(0, i1);
            set => select(0, i1).copy_(value);
        }

        /// <summary>The slice with these numbers along the first two dimensions.</summary>
        [IndexerName("TensorItems")]
        public Tensor this[long i1, long i2]
        {
            get => Select(i1, i2);
            set => Select(i1, i2).copy_(value);
        }

        /// <summary>The slice with these numbers along the first three dimensions.</summary>
        [IndexerName("TensorItems")]
        public Tensor this[long i1, long i2, long i3]
        {
            get => Select(i1, i2, i3);
            set => Select(i1, i2, i3).copy_(value);
        }

        /// <summary>The slice with these numbers along the first four dimensions.</summary>
        [IndexerName("TensorItems")]
        public Tensor this[long i1, long i2, long i3, long i4]
        {
            get => Select(i1, i2, i3, i4);
            set => Select(i1, i2, i3, i4).copy_(value);
        }

        /// <summary>The part that the indices name; numbers and ranges share memory, index tensors copy.</summary>
        public Tensor index(params TensorIndex[] indices)
        {
            var (view, tensors) = View(indices);
            return tensors is null ? view : Aten.index_Tensor.Call(view, Argument.Optional(tensors));
        }

        /// <summary>The elements that the index tensors (Int64, or truth values) name together.</summary>
        public Tensor index(params Tensor[] indices) => Aten.index_Tensor.Call(this, Argument.Optional(indices));

        /// <summary>Writes into the part that the indices name; the value is broadcast.</summary>
        public Tensor index_put_(Tensor value, params TensorIndex[] indices) => index_put_(value, indices, false);

        /// <summary>Writes into (or adds to) the part that the indices name; the value is broadcast.</summary>
        public Tensor index_put_(Tensor value, TensorIndex[] indices, bool accumulate = false)
        {
            var (view, tensors) = View(indices);
            if (tensors is not null)
            {
                Aten.index_put_.Run(view, Argument.Optional(tensors), value, accumulate);
            }
            else if (accumulate)
            {
                view.add_(value);
            }
            else
            {
                view.copy_(value);
            }

            return this;
        }

        /// <summary>Writes a number into the part that the indices name.</summary>
        public Tensor index_put_(Scalar value, params TensorIndex[] indices)
        {
            var (view, tensors) = View(indices);
            if (tensors is null)
            {
                view.fill_(value);
            }
            else
            {
                using var number = full([], value, dtype, device);
                Aten.index_put_.Run(view, Argument.Optional(tensors), number);
            }

            return this;
        }

        /// <summary>Writes at the elements that the index tensors name together; the value is broadcast.</summary>
        public Tensor index_put_(Tensor value, params Tensor[] indices) => index_put_(value, indices, false);

        /// <summary>Writes at (or adds to) the elements that the index tensors name together; the value is broadcast.</summary>
        public Tensor index_put_(Tensor value, Tensor[] indices, bool accumulate = false)
        {
            Aten.index_put_.Run(this, Argument.Optional(indices), value, accumulate);
            return this;
        }

        private Tensor Select(params ReadOnlySpan<long> numbers)
        {
            var view = select(0, numbers[0]);
            foreach (var number in numbers[1..])
            {
                var outer = view;
                view = outer.select(0, number);
                outer.Dispose();
            }

            return view;
        }

        // Applies numbers, ranges and new dimensions as views; index tensors are collected at their dimensions and applied together.
        private (Tensor View, Tensor?[]? Indices) View(TensorIndex[] indices)
        {
            var view = alias();
            var tensors = new List<Tensor?>();
            var dimension = 0;
            foreach (var index in indices)
            {
                var former = view;
                switch (index.Kind)
                {
                    case TensorIndex.Kinds.Single:
                        view = former.select(dimension, index.Start ?? throw new ArgumentException("an index is missing its number", nameof(indices)));
                        break;
                    case TensorIndex.Kinds.Slice when index is { Start: null, Stop: null, Step: null }:
                        dimension++;
                        break;
                    case TensorIndex.Kinds.Slice:
                        view = Aten.slice_Tensor.Call(former, (long)dimension++, index.Start, index.Stop, index.Step ?? 1);
                        break;
                    case TensorIndex.Kinds.NewDimension:
                        view = former.unsqueeze(dimension++);
                        break;
                    case TensorIndex.Kinds.Ellipsis:
                        dimension = checked((int)former.ndim) - indices.SkipWhile(other => other.Kind != TensorIndex.Kinds.Ellipsis).Sum(Consumed);
                        break;
                    case TensorIndex.Kinds.Tensor:
                        while (tensors.Count < dimension)
                        {
                            tensors.Add(null);
                        }

                        tensors.Add(index.Indices);
                        dimension += Consumed(index);
                        break;
                }

                if (!ReferenceEquals(view, former))
                {
                    former.Dispose();
                }
            }

            return (view, tensors.Count == 0 ? null : [.. tensors]);
        }

        private static int Consumed(TensorIndex index) => index.Kind switch
        {
            TensorIndex.Kinds.Ellipsis or TensorIndex.Kinds.NewDimension => 0,
            TensorIndex.Kinds.Tensor when index.Indices!.dtype == ScalarType.Bool => checked((int)index.Indices.ndim),
            _ => 1,
        };
    }
}
