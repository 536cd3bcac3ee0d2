using Microsoft.AspNetCore.Http.Features;

namespace TalksServer;

/// <summary>Reads the body of a request, up to a limit.</summary>
internal static class RequestBody
{
    // Of a body that is too large, the web server reads on to here and drops it, so that the caller gets to read the answer.
    private const int Drained = 8;

    public static async Task<(byte[] Json, Problem? Problem)> ReadAsync(HttpContext http, int limit)
    {
        if (!http.Request.HasJsonContentType()) return ([], Problem.NotJson);
        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
            size.MaxRequestBodySize = (long)limit * Drained;
        if (http.Request.ContentLength > limit) return ([], Problem.TooLarge(limit));
        try
        {
            using var body = new MemoryStream();
            byte[] part = new byte[16 * 1024];
            while (await http.Request.Body.ReadAsync(part, http.RequestAborted) is > 0 and var read)
            {
                if (body.Length + read > limit) return ([], Problem.TooLarge(limit));
                body.Write(part, 0, read);
            }
            return (body.ToArray(), null);
        }
        catch (BadHttpRequestException e)
        {
            return ([], e.StatusCode switch
            {
                StatusCodes.Status413PayloadTooLarge => Problem.TooLarge(limit),
                StatusCodes.Status408RequestTimeout => Problem.Slow,
                _ => Problem.BadRequest("the body ended early or is malformed", "send the whole body"),
            });
        }
    }
}
