using System.Runtime.CompilerServices;

[assembly: InternalsVisibleTo("CoIN.Data.Tests")]
[assembly: InternalsVisibleTo("CoIN.EndToEnd.Tests")]
