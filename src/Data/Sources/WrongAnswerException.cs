using System.Net;

namespace CoIN.Data.Sources;

/// <summary>A server's answer that is of no use.</summary>
/// <param name="message">What was answered.</param>
/// <param name="worthRetrying">Whether the same address may answer better later.</param>
internal sealed class WrongAnswerException(string message, bool worthRetrying) : Exception(message)
{
    /// <summary>Whether the same address may answer better later.</summary>
    internal bool WorthRetrying => worthRetrying;

    /// <summary>How long the server asks to wait; null if it does not say.</summary>
    internal TimeSpan? RetryAfter { get; init; }

    /// <summary>Returns the exception for a status that brings no file.</summary>
    /// <param name="response">The server's answer.</param>
    /// <param name="now">The time, because a server may name the moment from which on it will answer.</param>
    internal static WrongAnswerException Of(HttpResponseMessage response, DateTimeOffset now) => new(
        $"the server answered {(int)response.StatusCode} {response.ReasonPhrase}".TrimEnd(),
        response.StatusCode is HttpStatusCode.RequestTimeout or HttpStatusCode.TooManyRequests or >= HttpStatusCode.InternalServerError)
    {
        RetryAfter = response.Headers.RetryAfter?.Delta ?? response.Headers.RetryAfter?.Date - now,
    };
}
