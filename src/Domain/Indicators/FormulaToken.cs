using System.Globalization;

namespace EconomieSociale.Indicators;

internal enum TokenKind
{
    Number,
    Name,
    Symbol,
    End,
}

internal readonly record struct FormulaToken(TokenKind Kind, string Text, int At)
{
    private static readonly string[] Symbols = ["<=", ">=", "==", "!=", "<", ">", "+", "-", "*", "/", "(", ")", ","];

    /// <summary>Cuts a formula into tokens, the last one <see cref="TokenKind.End"/>. Throws <see cref="FormatException"/> at a strange character.</summary>
    public static List<FormulaToken> Cut(string text)
    {
        var tokens = new List<FormulaToken>();
        for (var at = 0; at < text.Length;)
        {
            if (char.IsWhiteSpace(text[at]))
            {
                at++;
                continue;
            }

            var token = Next(text, at);
            tokens.Add(token);
            at += token.Text.Length;
        }

        tokens.Add(new(TokenKind.End, "", text.Length));
        return tokens;
    }

    private static FormulaToken Next(string text, int at)
    {
        if (char.IsAsciiDigit(text[at]))
        {
            return new(TokenKind.Number, Run(text, at, c => char.IsAsciiDigit(c) || c == '.'), at);
        }

        if (char.IsAsciiLetter(text[at]))
        {
            return new(TokenKind.Name, Run(text, at, c => char.IsAsciiLetterOrDigit(c) || c == '_'), at);
        }

        var symbol = Array.Find(Symbols, s => text.AsSpan(at).StartsWith(s, StringComparison.Ordinal));
        return symbol is null
            ? throw new FormatException(string.Create(CultureInfo.InvariantCulture, $"'{text[at]}' at position {at + 1} means nothing in a formula"))
            : new(TokenKind.Symbol, symbol, at);
    }

    private static string Run(string text, int start, Func<char, bool> belongs)
    {
        var end = start;
        while (end < text.Length && belongs(text[end]))
        {
            end++;
        }

        return text[start..end];
    }
}
