using System.Runtime.CompilerServices;

[assembly: InternalsVisibleTo("CoIN.Data.Tests")]
