using System.Security.Cryptography;
using System.Text;

namespace EconomieSociale.Exchange;

/// <summary>What one pass over a file tells before anything of it is stored.</summary>
/// <param name="Records">Records that are not blank, the header included.</param>
/// <param name="FieldsInHeader">Fields of the first record.</param>
/// <param name="FieldsInLast">Fields of the last record; fewer than the header's mean a cut file.</param>
/// <param name="EndsInQuotes">True if a quoted field is still open at the end: the file was cut.</param>
public sealed record CsvFacts(string Sha256, bool IsUtf8, long Records, int FieldsInHeader, int FieldsInLast, bool EndsInQuotes)
{
    public bool IsCut => EndsInQuotes || (Records > 1 && FieldsInLast < FieldsInHeader);
}

/// <summary>Reads a file once, in constant memory: its hash, whether it is UTF-8, how many records it has and whether its end is missing.</summary>
public sealed class CsvScan(char delimiter)
{
    private const int BufferSize = 1 << 16;

    private readonly byte separator = (byte)delimiter;
    private State state = State.FieldStart;
    private int fields = 1;
    private bool blank = true;
    private long records;
    private int header;
    private int last;

    private enum State
    {
        FieldStart,
        Plain,
        Quoted,
        QuoteInQuoted,
    }

    public static async Task<CsvFacts> Of(string path, char delimiter, CancellationToken cancellation)
    {
        await using var stream = File.OpenRead(path);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var scan = new CsvScan(delimiter);
        var decoder = new UTF8Encoding(false, true).GetDecoder();
        var isUtf8 = true;
        var buffer = new byte[BufferSize];
        int read;
        while ((read = await stream.ReadAsync(buffer, cancellation)) > 0)
        {
            hash.AppendData(buffer, 0, read);
            isUtf8 = isUtf8 && Decodes(decoder, buffer.AsSpan(0, read), false);
            scan.Feed(buffer.AsSpan(0, read));
        }

        isUtf8 = isUtf8 && Decodes(decoder, [], true);
        scan.EndRecord();
        return new(Convert.ToHexStringLower(hash.GetHashAndReset()), isUtf8, scan.records, scan.header, scan.last, scan.state == State.Quoted);
    }

    private static bool Decodes(Decoder decoder, ReadOnlySpan<byte> bytes, bool flush)
    {
        try
        {
            // Counting does not keep the bytes of a character that lies across two buffers; converting does.
            Span<char> chars = new char[BufferSize + 1];
            decoder.GetChars(bytes, chars, flush);
            return true;
        }
        catch (DecoderFallbackException)
        {
            return false;
        }
    }

    private void Feed(ReadOnlySpan<byte> bytes)
    {
        foreach (var b in bytes)
        {
            switch (state)
            {
                case State.Quoted:
                    state = b == '"' ? State.QuoteInQuoted : State.Quoted;
                    continue;
                case State.QuoteInQuoted when b == '"':
                    state = State.Quoted;
                    continue;
            }

            if (b == separator)
            {
                fields++;
                blank = false;
                state = State.FieldStart;
            }
            else if (b is (byte)'\n' or (byte)'\r')
            {
                EndRecord();
            }
            else
            {
                state = state == State.FieldStart && b == '"' ? State.Quoted : State.Plain;
                blank = false;
            }
        }
    }

    private void EndRecord()
    {
        if (!blank)
        {
            records++;
            last = fields;
            header = records == 1 ? fields : header;
        }

        fields = 1;
        blank = true;
        state = state == State.Quoted ? State.Quoted : State.FieldStart;
    }
}
