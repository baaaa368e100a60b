using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace SpineClinic.Privacy;

/// <summary>The 256-bit key that wraps every data key. It lives in a file beside, never inside, the database.</summary>
public sealed class VaultKey
{
    private const int Size = 32;
    private readonly byte[] key;

    /// <exception cref="ArgumentException">The key is not 32 bytes.</exception>
    public VaultKey(byte[] key)
    {
        ArgumentNullException.ThrowIfNull(key);
        if (key.Length != Size)
        {
            throw new ArgumentException($"A vault key has {Size} bytes.", nameof(key));
        }

        this.key = key;
    }

    internal ReadOnlySpan<byte> Bytes => key;

    /// <summary>A key for another purpose (message ids, tokens), derived so that it tells nothing of this one.</summary>
    public byte[] Derive(string purpose) =>
        HKDF.DeriveKey(HashAlgorithmName.SHA256, key, Size, info: System.Text.Encoding.UTF8.GetBytes(purpose));

    /// <summary>Reads the key, or makes one when there is no file: readable by the owner only, and flushed before it is used.</summary>
    /// <exception cref="FormatException">The file does not hold one base64 line of 32 bytes.</exception>
    public static VaultKey LoadOrCreate(string path)
    {
        if (!File.Exists(path))
        {
            Create(path);
        }

        var bytes = Convert.FromBase64String(File.ReadAllText(path).Trim());
        return bytes.Length == Size ? new VaultKey(bytes) : throw new FormatException($"The vault key is {bytes.Length} bytes long, not {Size}.");
    }

    private static void Create(string path)
    {
        // Written beside and linked into place without overwriting: two processes that start together agree on one key, and a crash leaves none or a whole one.
        var draft = $"{path}.{Guid.NewGuid():N}.new";
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        using (var file = new FileStream(draft, options))
        {
            file.Write(System.Text.Encoding.ASCII.GetBytes(Convert.ToBase64String(RandomNumberGenerator.GetBytes(Size)) + "\n"));
            file.Flush(flushToDisk: true);
        }

        try
        {
            Place(draft, path);
        }
        finally
        {
            File.Delete(draft);
        }
    }

    // A hard link appears at once, whole, or not at all when there is a file of that name; .NET's own move looks first and renames then.
    private static void Place(string draft, string path)
    {
        if (OperatingSystem.IsWindows())
        {
            File.Copy(draft, path, overwrite: false);
        }
        else if (Link(Native(draft), Native(path)) != 0 && !File.Exists(path))
        {
            throw new IOException($"The vault key could not be put at '{path}' (error {Marshal.GetLastPInvokeError()}).");
        }
    }

    private static byte[] Native(string path) => System.Text.Encoding.UTF8.GetBytes(path + '\0');

    [DllImport("libc", EntryPoint = "link", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Link(byte[] from, byte[] to);
}
