using CoIN.Reporting.Rendering;
using CoIN.Reporting.Tests;
using Microsoft.Playwright;

namespace CoIN.Browser.Tests;

/// <summary>The reports as a browser shows them.</summary>
public sealed class PageTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("coin-pages-");

    public void Dispose() => _folder.Delete(recursive: true);

    [BrowserFact]
    public async Task Pages_LightAndDark_HaveNoErrorsAndLeaveNothing()
    {
        var names = Pages.Write(_folder.FullName);
        Assert.Equal(["examples.html", "hostile.html", "index.html", "seeds.html", "table.html", "texts.html", "trend.html"], names);
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await LaunchAsync(playwright);
        foreach (var scheme in new[] { ColorScheme.Light, ColorScheme.Dark })
        {
            foreach (var name in names)
            {
                await using var context = await browser.NewContextAsync(new() { ColorScheme = scheme, ViewportSize = new() { Width = 1280, Height = 900 } });
                await CheckAsync(context, name);
            }
        }
    }

    [BrowserFact]
    public async Task Pages_NarrowScreen_DoNotScrollSideways()
    {
        var names = Pages.Write(_folder.FullName);
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await LaunchAsync(playwright);
        await using var context = await browser.NewContextAsync(new() { ViewportSize = new() { Width = 390, Height = 800 } });
        foreach (var name in names)
        {
            var page = await context.NewPageAsync();
            await page.GotoAsync(Address(name));
            Assert.True(await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= window.innerWidth"), $"{name} is wider than the screen");
        }
    }

    [BrowserFact]
    public async Task Table_EightTasks_ShowsEveryColumnOnScreenAndPaper()
    {
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await LaunchAsync(playwright);
        foreach (var (media, width) in new[] { (Media.Screen, 1280), (Media.Print, 1032) }) // 1032: A4 landscape between its margins
        {
            await using var context = await browser.NewContextAsync(new() { ViewportSize = new() { Width = width, Height = 720 } });
            var page = await context.NewPageAsync();
            await page.EmulateMediaAsync(new() { Media = media });
            await page.GotoAsync(new Uri(Path.Combine(Repository.Tests, "Snapshots", "paper-table08.verified.html")).AbsoluteUri);

            var hidden = await page.EvaluateAsync<int>("Math.max(...[...document.querySelectorAll('.scroll')].map(part => part.scrollWidth - part.clientWidth))");

            Assert.True(hidden <= 0, $"{media}: {hidden} pixels of a table are not seen");
        }
    }

    [BrowserFact]
    public async Task Index_LeadsToEveryPage()
    {
        var names = Pages.Write(_folder.FullName);
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await LaunchAsync(playwright);
        var page = await browser.NewPageAsync();
        await page.GotoAsync(Address(IndexPage.FileName));

        var links = await page.Locator("main li > a").EvaluateAllAsync<string[]>("links => links.map(link => link.getAttribute('href'))");

        Assert.Equal(names.Where(name => name != IndexPage.FileName), links);
        await page.Locator("main li > a").First.ClickAsync();
        Assert.EndsWith(links[0], page.Url, StringComparison.Ordinal);
    }

    private static Task<IBrowser> LaunchAsync(IPlaywright playwright) =>
        playwright.Chromium.LaunchAsync(new() { ExecutablePath = BrowserFactAttribute.Program, Args = ["--no-sandbox"] });

    private async Task CheckAsync(IBrowserContext context, string name)
    {
        var page = await context.NewPageAsync();
        List<string> said = [], asked = [];
        page.Console += (_, message) => said.Add($"{message.Type}: {message.Text}");
        page.PageError += (_, error) => said.Add(error);
        page.Request += (_, request) => asked.Add(request.Url);
        await page.GotoAsync(Address(name));

        Assert.Equal([], said.Select(text => $"{name}: {text}"));
        Assert.Equal([], asked.Where(url => url != Address(name) && !url.StartsWith("data:image/", StringComparison.Ordinal)).Select(url => $"{name} asks for {url}"));
        Assert.Equal(0, await page.Locator("script").CountAsync());
        Assert.NotEqual("x", await page.TitleAsync());
        await AssertFiguresAreSeenAsync(page, name);
        await AssertKeyboardReachesAsync(page, name);
    }

    // Every figure has a size, and a name and a description for readers who do not see it; every table has headings.
    private static async Task AssertFiguresAreSeenAsync(IPage page, string name)
    {
        foreach (var figure in await page.Locator("svg").AllAsync())
        {
            var box = await figure.BoundingBoxAsync();
            Assert.True(box is { Width: > 50, Height: > 50 } && await figure.IsVisibleAsync(), $"{name}: a figure is not visible");
            Assert.Equal("img", await figure.GetAttributeAsync("role"));
            Assert.NotEqual("", await figure.Locator("> title").TextContentAsync());
            Assert.NotEqual("", await figure.Locator("> desc").TextContentAsync());
        }

        foreach (var table in await page.Locator("table").AllAsync())
        {
            Assert.NotEqual(0, await table.Locator("th[scope]").CountAsync());
        }

        Assert.All(await page.Locator("img").EvaluateAllAsync<bool[]>("images => images.map(image => image.complete && image.naturalWidth > 0 && image.alt !== '')"), Assert.True);
    }

    // What scrolls and what leads elsewhere can be reached with the tabulator key alone.
    private static async Task AssertKeyboardReachesAsync(IPage page, string name)
    {
        var count = await page.Locator("[tabindex='0'], a[href]").CountAsync();
        for (var i = 0; i < count; i++)
        {
            await page.Keyboard.PressAsync("Tab");
            Assert.True(
                await page.EvaluateAsync<bool>($"document.activeElement === document.querySelectorAll(\"[tabindex='0'], a[href]\")[{i}]"), $"{name}: the tabulator key misses element {i}");
        }
    }

    private string Address(string name) => new Uri(Path.Combine(_folder.FullName, name)).AbsoluteUri;
}
