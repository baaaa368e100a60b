using SpineClinic.Triage;
using SpineClinic.Web.Patients;
using SpineClinic.Web.Series;
using SpineClinic.Web.StaffDiary;
using SpineClinic.Web.Ui;

namespace SpineClinic.Web.Search;

/// <summary>One request to the search page.</summary>
public sealed class SearchVisit(DiaryVisit visit, EnquirySearch search, SavedViews views)
{
    /// <summary>The page as an address asks for it: with filters, or as a saved view.</summary>
    public Task<IResult> ShowAsync(SearchTyped typed) => visit.VisitAsync(async frame =>
    {
        ArgumentNullException.ThrowIfNull(typed);
        if (typed.View is not { } id)
        {
            return await PageAsync(frame, typed, typed.Read().Errors);
        }

        return (await views.ListAsync(frame.Actor, visit.Aborted)).FirstOrDefault(view => view.Id == id) is { } view
            ? await PageAsync(frame, SearchTyped.Of(view), [])
            : Results.NotFound();
    });

    /// <param name="typed">What was asked.</param>
    /// <param name="isPart">Only what was found, for the page's script.</param>
    public Task<IResult> FindAsync(SearchTyped typed, bool isPart) => visit.VisitAsync(async frame =>
    {
        ArgumentNullException.ThrowIfNull(typed);
        var (filter, errors) = typed.Read();
        return isPart && errors.Count == 0
            ? DiaryVisit.Page<SearchResults>(new { Frame = frame, Typed = typed, Part = await search.FindAsync(frame.Actor, typed.Text, filter, typed.After, visit.Aborted) })
            : await PageAsync(frame, typed, errors);
    });

    public Task<IResult> SaveAsync(Sent sent) => visit.VisitAsync(async frame =>
    {
        ArgumentNullException.ThrowIfNull(sent);
        var typed = SearchTyped.OfForm(sent);
        var (filter, errors) = typed.Read();
        var (name, isShared, id) = (sent["viewName"], sent["shared"] == "shared", Sent.Id(sent["key"]) ?? Guid.NewGuid());
        if (errors.Count == 0)
        {
            var outcome = await views.SaveAsync(frame.Actor, id, name, filter, isShared, visit.Aborted);
            if (outcome == SavedViewOutcome.Done)
            {
                return new SeeOtherResult($"{SearchRoutes.Path}?view={id}");
            }

            errors = [new FieldError("viewName", Words(outcome))];
        }

        return await PageAsync(frame, typed, errors, (name, isShared));
    });

    public Task<IResult> RenameAsync(Guid id, Sent sent) => visit.VisitAsync(async frame =>
    {
        ArgumentNullException.ThrowIfNull(sent);
        var field = $"rename-{id:N}";
        return await views.RenameAsync(frame.Actor, id, sent[field], visit.Aborted) switch
        {
            SavedViewOutcome.Done => new SeeOtherResult($"{SearchRoutes.Path}?view={id}"),
            SavedViewOutcome.NotFound => Results.NotFound(),
            var outcome => await PageAsync(frame, SearchTyped.Nothing, [new FieldError(field, Words(outcome))], renamed: (id, sent[field])),
        };
    });

    public Task<IResult> DeleteAsync(Guid id) => visit.VisitAsync(async frame =>
        await views.DeleteAsync(frame.Actor, id, visit.Aborted) == SavedViewOutcome.Done ? new SeeOtherResult(SearchRoutes.Path) : Results.NotFound());

    private async Task<IResult> PageAsync(
        DiaryFrame frame, SearchTyped typed, IReadOnlyList<FieldError> errors, (string Name, bool IsShared) saving = default, (Guid Id, string Name) renamed = default)
    {
        var (filter, wrong) = typed.Read();
        return DiaryVisit.Page<SearchPage>(
            new
            {
                Frame = frame,
                Typed = typed,
                Part = wrong.Count == 0 ? await search.FindAsync(frame.Actor, typed.Text, filter, typed.After, visit.Aborted) : SearchPart.Nothing,
                Views = await views.ListAsync(frame.Actor, visit.Aborted),
                Saving = new SavedViewList.TypedName(saving.Name ?? "", saving.IsShared, renamed.Id, renamed.Name ?? ""),
                Key = Guid.NewGuid(),
                Errors = errors,
            },
            errors.Count);
    }

    private static string Words(SavedViewOutcome outcome) => outcome switch
    {
        SavedViewOutcome.NameMissing => "Enter a name for it",
        SavedViewOutcome.NameTooLong => $"Shorten the name to {SavedView.LongestName} characters or fewer",
        SavedViewOutcome.NameTaken => "There is one of this name: choose another name",
        SavedViewOutcome.FilterMissing => "Choose a filter and search first: what is typed into the box is not saved",
        _ => $"There are {SavedViews.Most} already: delete one that is not used any more",
    };
}
