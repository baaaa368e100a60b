using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace SpineClinic.Testing;

/// <summary>Pictures that a manager might send as a logo.</summary>
public static class LogoPictures
{
    /// <summary>Two bars, one of them in the colour, as a drawing program writes it.</summary>
    public static string Svg(string colour = "#7a1f5c") =>
        $"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 160 40\"><rect width=\"40\" height=\"40\" rx=\"8\" fill=\"{colour}\"/><rect x=\"52\" y=\"12\" width=\"108\" height=\"16\" rx=\"8\" fill=\"#333\"/></svg>";

    /// <summary>A grey picture.</summary>
    /// <param name="width">In pixels.</param>
    /// <param name="height">In pixels.</param>
    /// <param name="extra">Name of one more chunk; none when it is null.</param>
    public static byte[] Png(int width, int height, string? extra = null)
    {
        var header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), height);
        header[8] = 8;
        using var packed = new MemoryStream();
        using (var packer = new ZLibStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            packer.Write(new byte[(width + 1) * height]);
        }

        return
        [
            0x89, (byte)'P', (byte)'N', (byte)'G', 0x0d, 0x0a, 0x1a, 0x0a,
            .. Chunk("IHDR", header), .. extra is null ? [] : Chunk(extra, new byte[8]), .. Chunk("IDAT", packed.ToArray()), .. Chunk("IEND", []),
        ];
    }

    private static byte[] Chunk(string name, byte[] content)
    {
        byte[] named = [.. Encoding.ASCII.GetBytes(name), .. content];
        var (length, sum) = (new byte[4], new byte[4]);
        BinaryPrimitives.WriteInt32BigEndian(length, content.Length);
        BinaryPrimitives.WriteUInt32BigEndian(sum, CheckSum(named));
        return [.. length, .. named, .. sum];
    }

    // As the PNG specification has it.
    private static uint CheckSum(byte[] bytes) => ~bytes.Aggregate(0xffffffffu, (sum, part) => Enumerable.Range(0, 8).Aggregate(sum ^ part, (rest, _) => (rest & 1) == 0 ? rest >> 1 : (rest >> 1) ^ 0xedb88320));
}
