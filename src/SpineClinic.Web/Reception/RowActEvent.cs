using System.Diagnostics.CodeAnalysis;
using Microsoft.AspNetCore.Components;

namespace SpineClinic.Web.Reception;

/// <summary>What somebody did in a row of the board, as staff.js tells it: one event for the whole table.</summary>
public sealed class RowActEventArgs : EventArgs
{
    /// <summary>Of the row.</summary>
    public string Reference { get; set; } = "";

    /// <summary>Null for "Claim"; else whether the row is now among those to act on together.</summary>
    public bool? IsChosen { get; set; }
}

/// <summary>Lets a page write <c>@onrowact</c>.</summary>
[EventHandler("onrowact", typeof(RowActEventArgs))]
[SuppressMessage("Naming", "CA1711", Justification = "The name is Blazor's.")]
public static class EventHandlers;
