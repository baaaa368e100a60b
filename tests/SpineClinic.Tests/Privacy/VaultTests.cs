using System.Security.Cryptography;
using NodaTime;
using SpineClinic.Privacy;

namespace SpineClinic.Tests.Privacy;

public sealed class VaultTests
{
    private static readonly Instant Now = Instant.FromUtc(2026, 11, 24, 10, 0);
    private readonly Vault vault = new(new VaultKey(RandomNumberGenerator.GetBytes(32)));

    [Fact]
    public void A_value_moved_to_another_record_does_not_open()
    {
        var (key, owner) = (vault.NewDataKey(Now), Guid.NewGuid());
        var value = vault.Seal(key, "sheet", owner, "words");
        Assert.ThrowsAny<CryptographicException>(() => vault.Open(key, "sheet", Guid.NewGuid(), value));
    }

    [Fact]
    public void A_value_moved_to_another_column_does_not_open()
    {
        var (key, owner) = (vault.NewDataKey(Now), Guid.NewGuid());
        var value = vault.Seal(key, "sheet", owner, "words");
        Assert.ThrowsAny<CryptographicException>(() => vault.Open(key, "note", owner, value));
    }

    [Fact]
    public void A_changed_value_does_not_open()
    {
        var (key, owner) = (vault.NewDataKey(Now), Guid.NewGuid());
        var value = vault.Seal(key, "sheet", owner, "words");
        for (var i = 0; i < value.Length; i++)
        {
            var changed = value.ToArray();
            changed[i] ^= 1;
            Assert.ThrowsAny<CryptographicException>(() => vault.Open(key, "sheet", owner, changed));
        }
    }

    [Fact]
    public void Another_patients_key_does_not_open_it()
    {
        var owner = Guid.NewGuid();
        var value = vault.Seal(vault.NewDataKey(Now), "sheet", owner, "words");
        Assert.ThrowsAny<CryptographicException>(() => vault.Open(vault.NewDataKey(Now), "sheet", owner, value));
    }

    [Fact]
    public void Another_vault_key_opens_nothing()
    {
        var key = vault.NewDataKey(Now);
        Assert.False(new Vault(new VaultKey(RandomNumberGenerator.GetBytes(32))).CanOpen(key));
        Assert.True(vault.CanOpen(key));
    }

    [Fact]
    public void What_is_sealed_opens_as_it_was_and_cannot_be_read_before()
    {
        var (key, owner) = (vault.NewDataKey(Now), Guid.NewGuid());
        const string words = "Schmerzen, ألم, 痛み, 😣";
        var value = vault.Seal(key, "sheet", owner, words);
        Assert.Equal(words, vault.Open(key, "sheet", owner, value));
        Assert.DoesNotContain("Schmerzen", System.Text.Encoding.UTF8.GetString(value), StringComparison.Ordinal);
    }

    [Fact]
    public void Two_processes_that_start_together_agree_on_one_key_file()
    {
        var folder = Directory.CreateTempSubdirectory("vault-");
        try
        {
            var path = Path.Combine(folder.FullName, "vault.key");
            var keys = new VaultKey[16];
            Parallel.For(0, keys.Length, i => keys[i] = VaultKey.LoadOrCreate(path));
            var dataKey = new Vault(keys[0]).NewDataKey(Now);
            Assert.All(keys, key => Assert.True(new Vault(key).CanOpen(dataKey)));
            Assert.Equal(["vault.key"], folder.GetFiles().Select(file => file.Name));
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(path));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public void A_damaged_key_file_is_refused()
    {
        var path = Path.GetTempFileName();
        File.WriteAllText(path, "c2hvcnQ=");
        Assert.Throws<FormatException>(() => VaultKey.LoadOrCreate(path));
        File.Delete(path);
    }
}
