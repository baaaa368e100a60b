using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace SpineClinic.Web.Ui;

/// <summary>Keeps the focus of whoever works by keyboard on the page when what had it is gone.</summary>
public static class Focusing
{
    /// <summary>Focuses an element; when it has gone meanwhile, or the browser has, nothing happens.</summary>
    public static async Task TryFocusAsync(this ElementReference element, bool preventScroll = false)
    {
        try
        {
            await element.FocusAsync(preventScroll);
        }
        catch (Exception error) when (error is JSException or JSDisconnectedException or OperationCanceledException)
        {
            // A newer picture of the page is on its way.
        }
    }
}
