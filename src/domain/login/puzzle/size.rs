//! The size that a picture's own header tells, read without decoding the picture.

/// The two formats that are taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// PNG.
    Png,
    /// JPEG.
    Jpeg,
}

impl Format {
    /// Its media type.
    #[must_use]
    pub const fn media(self) -> &'static str {
        match self {
            Format::Png => "image/png",
            Format::Jpeg => "image/jpeg",
        }
    }
}

/// Format, width and height of a picture; `None` for everything else.
pub(super) fn of(bytes: &[u8]) -> Option<(Format, u32, u32)> {
    let png = png(bytes).map(|(width, height)| (Format::Png, width, height));
    png.or_else(|| jpeg(bytes).map(|(width, height)| (Format::Jpeg, width, height)))
}

/// The signature is followed by the chunk `IHDR`, always 13 bytes long, which begins with width and height.
fn png(bytes: &[u8]) -> Option<(u32, u32)> {
    let header = bytes.strip_prefix(b"\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR")?;
    let (width, rest) = header.split_first_chunk()?;
    let (height, rest) = rest.split_first_chunk()?;
    // The rest of the chunk and its checksum: without them it is no header.
    (rest.len() >= 9).then(|| (u32::from_be_bytes(*width), u32::from_be_bytes(*height)))
}

/// Segment after segment up to the frame header, which has the size.
fn jpeg(bytes: &[u8]) -> Option<(u32, u32)> {
    let mut rest = bytes.strip_prefix(&[0xff, 0xd8])?;
    loop {
        let (&marker, after) = filled(rest)?.split_first()?;
        rest = after;
        match marker {
            // Markers that stand alone.
            0x01 | 0xd0..=0xd7 => continue,
            // A picture without a frame before its data, or none at all.
            0x00 | 0xd8..=0xda | 0xff => return None,
            _ => {}
        }
        let (length, _) = rest.split_first_chunk()?;
        // The length counts its own two bytes.
        let (segment, after) = rest.split_at_checked(usize::from(u16::from_be_bytes(*length)))?;
        let content = segment.get(2..)?;
        // 0xc4, 0xc8 and 0xcc are of the same series and no frame headers.
        if matches!(marker, 0xc0..=0xcf) && !matches!(marker, 0xc4 | 0xc8 | 0xcc) {
            let (height, after) = content.get(1..)?.split_first_chunk()?;
            let (width, _) = after.split_first_chunk()?;
            return Some((u16::from_be_bytes(*width).into(), u16::from_be_bytes(*height).into()));
        }
        rest = after;
    }
}

/// What comes after the one or more bytes that announce a marker.
fn filled(bytes: &[u8]) -> Option<&[u8]> {
    let count = bytes.iter().take_while(|byte| **byte == 0xff).count();
    bytes.get(count..).filter(|_| count > 0)
}

#[cfg(test)]
mod tests {
    use super::super::Picture;
    use super::*;

    /// A PNG's beginning: 310 × 155, eight bits, RGB.
    fn png_of(width: u32, height: u32) -> Vec<u8> {
        let mut bytes = b"\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR".to_vec();
        bytes.extend(width.to_be_bytes());
        bytes.extend(height.to_be_bytes());
        bytes.extend([8, 2, 0, 0, 0, 1, 2, 3, 4]);
        bytes
    }

    /// A JPEG's beginning: an application's segment, a table, then the frame.
    fn jpeg_of(frame: u8, width: u16, height: u16) -> Vec<u8> {
        let mut bytes = vec![0xff, 0xd8, 0xff, 0xe0, 0, 4, 1, 2, 0xff, 0xff, 0xc4, 0, 3, 9, 0xff, frame, 0, 11, 8];
        bytes.extend(height.to_be_bytes());
        bytes.extend(width.to_be_bytes());
        bytes.extend([1, 1, 0x11, 0]);
        bytes
    }

    #[test]
    fn both_formats_tell_their_size() {
        let picture = Picture::read(png_of(310, 155)).unwrap();
        assert_eq!((picture.format(), picture.width(), picture.height()), (Format::Png, 310, 155));
        assert!(picture.address().starts_with("data:image/png;base64,iVBORw0KGgo"));
        for frame in [0xc0, 0xc1, 0xc2, 0xcf] {
            let picture = Picture::read(jpeg_of(frame, 311, 156)).unwrap();
            assert_eq!((picture.format(), picture.width(), picture.height()), (Format::Jpeg, 311, 156));
            assert!(picture.address().starts_with("data:image/jpeg;base64,/9j/"));
        }
    }

    #[test]
    fn every_truncation_is_refused() {
        let (png, jpeg) = (png_of(310, 155), jpeg_of(0xc0, 310, 155));
        for length in 0..png.len() {
            assert_eq!(of(&png[..length]), None, "png of {length} bytes");
        }
        for length in 0..jpeg.len() {
            assert_eq!(of(&jpeg[..length]), None, "jpeg of {length} bytes");
        }
    }

    #[test]
    fn sizes_that_no_captcha_has_are_refused() {
        for (width, height) in [(0, 155), (310, 0), (2001, 155), (310, 2001), (u32::MAX, u32::MAX)] {
            assert!(Picture::read(png_of(width, height)).is_none(), "{width} × {height}");
        }
        assert!(Picture::read(png_of(2000, 1)).is_some());
        for (width, height) in [(0, 155), (310, 0), (65535, 155)] {
            assert!(Picture::read(jpeg_of(0xc0, width, height)).is_none(), "{width} × {height}");
        }
        let mut heavy = png_of(310, 155);
        heavy.resize((2 << 20) + 1, 0);
        assert!(Picture::read(heavy.clone()).is_none());
        heavy.pop();
        assert!(Picture::read(heavy).is_some());
    }

    #[test]
    fn hostile_headers_are_refused() {
        for bytes in [
            b"<svg xmlns='http://www.w3.org/2000/svg'/>".to_vec(),
            b"GIF89a\x36\x01\x9b\0".to_vec(),
            // The first chunk is another one, or IHDR of another length.
            b"\x89PNG\r\n\x1a\n\0\0\0\x0dIDAT\0\0\x01\x36\0\0\0\x9b\x08\x02\0\0\0\x01\x02\x03\x04".to_vec(),
            b"\x89PNG\r\n\x1a\n\xff\xff\xff\xffIHDR\0\0\x01\x36\0\0\0\x9b\x08\x02\0\0\0\x01\x02\x03\x04".to_vec(),
            // Segments of no length, of a length that does not count itself, and longer than what there is.
            vec![0xff, 0xd8, 0xff, 0xe0, 0, 0, 0xff, 0xc0, 0, 11, 8, 0, 155, 1, 54],
            vec![0xff, 0xd8, 0xff, 0xe0, 0, 1, 0xff, 0xc0, 0, 11, 8, 0, 155, 1, 54],
            vec![0xff, 0xd8, 0xff, 0xe0, 0xff, 0xff, 0xff, 0xc0, 0, 11, 8, 0, 155, 1, 54],
            // A frame that is too short for its size, the data before the frame, a second beginning, markers without end.
            vec![0xff, 0xd8, 0xff, 0xc0, 0, 5, 8, 0, 155, 1, 54, 0, 0],
            jpeg_of(0xda, 310, 155),
            jpeg_of(0xd8, 310, 155),
            jpeg_of(0xc4, 310, 155),
            [&[0xff, 0xd8][..], &[0xff; 1000]].concat(),
            [&[0xff, 0xd8][..], &[0xff, 0xd0].repeat(1000)].concat(),
            vec![0xff, 0xd8, 0x12, 0xc0, 0, 11, 8, 0, 155, 1, 54],
        ] {
            assert_eq!(of(&bytes), None, "{bytes:?}");
        }
    }

    proptest::proptest! {
        #[test]
        fn no_bytes_panic(start in 0usize..3, bytes in proptest::collection::vec(proptest::num::u8::ANY, 0..80)) {
            let beginning: [&[u8]; 3] = [b"", b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR"];
            let _ = of(&[beginning[start], &bytes].concat());
        }
    }
}
