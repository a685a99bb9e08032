using CoIN.Data.DuckDb;

namespace CoIN.Data.Tests.DuckDb;

public sealed class DuckConnectionTests
{
    [Fact]
    public void Query_EveryColumnType_IsRead()
    {
        using var connection = DuckConnection.OpenInMemory();
        using var reader = connection.Query(
            "SELECT true AS b, 5::INTEGER AS i, -6::BIGINT AS l, 0.5::FLOAT AS f, 0.25::DOUBLE AS d, 'häuser' AS t, '\\x00\\xFF'::BLOB AS x, ['a', 'longer than twelve bytes'] AS s, {'k': 3::BIGINT} AS r, NULL::VARCHAR AS n");

        Assert.True(reader.ReadChunk());

        Assert.Equal(["b", "i", "l", "f", "d", "t", "x", "s", "r", "n"], reader.Columns);
        Assert.Equal((true, 5, -6L, 0.5f, 0.25), (reader.Column(0).Boolean(0), reader.Column(1).Int32(0), reader.Column(2).Int64(0), reader.Column(3).Single(0), reader.Column(4).Double(0)));
        Assert.Equal("häuser", reader.Column(5).Text(0));
        Assert.Equal([0, 255], reader.Column(6).Bytes(0).ToArray());
        Assert.Equal(0..2, reader.Column(7).List(0));
        Assert.Equal("longer than twelve bytes", reader.Column(7).Elements.Text(1));
        Assert.Equal(3, reader.Column(8).Field(0).Int64(0));
        Assert.True(reader.Column(9).IsNull(0));
        Assert.False(reader.ReadChunk());
    }

    [Fact]
    public void Append_MoreThanAChunk_KeepsEveryRow()
    {
        using var connection = DuckConnection.OpenInMemory();
        using (var appender = new DuckAppender(connection, "numbers", new("n", ColumnType.Integer), DuckColumn.ListOf("l", ColumnType.Integer)))
        {
            for (var i = 0; i < 5_000; i++)
            {
                appender.Append(i, static (chunk, row, value) =>
                {
                    chunk.Column(0).Set(row, value);
                    chunk.Column(1).SetList(row, [value, value]);
                });
            }

            appender.Close();
        }

        using var reader = connection.Query("SELECT count(*), sum(n)::BIGINT, sum(l[2])::BIGINT FROM numbers");
        Assert.True(reader.ReadChunk());
        Assert.Equal((5_000L, 12_497_500L, 12_497_500L), (reader.Column(0).Int64(0), reader.Column(1).Int64(0), reader.Column(2).Int64(0)));
    }

    [Fact]
    public void Query_UnknownTable_SaysWhatDuckDbSays()
    {
        using var connection = DuckConnection.OpenInMemory();

        var exception = Assert.Throws<DuckDbException>(() => connection.Query("SELECT * FROM nowhere"));

        Assert.StartsWith("Catalog Error: Table with name nowhere does not exist!", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Interrupt_RunningStatement_EndsIt()
    {
        using var connection = DuckConnection.OpenInMemory();
        var running = Task.Run(() => connection.Execute("SELECT count(*) FROM range(100000000) a, range(100000000) b WHERE a.range + b.range = 3"));

        while (!running.IsCompleted)
        {
            connection.Interrupt();
            await Task.Delay(20);
        }

        var exception = await Assert.ThrowsAsync<DuckDbException>(() => running);
        Assert.Equal("INTERRUPT Error: Interrupted!", exception.Message);
    }

    [Fact]
    public void Literal_QuotesAndAll_IsOneText() => Assert.Equal("'it''s'", DuckConnection.Literal("it's"));
}
