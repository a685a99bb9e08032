using System.Runtime.CompilerServices;

[assembly: InternalsVisibleTo("CoIN.Training.Tests")]
