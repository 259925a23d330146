//! Forms that bring a file.

use axum::extract::Multipart;
use axum::extract::multipart::Field;
use rashin_service::Error;
use rashin_service::deliberation::LARGEST_FILE;

use crate::desk::fields::Fields;
use crate::desk::refusal::Refused;
use crate::desk::staff::Staff;

/// A file as it was handed in.
#[derive(Debug, Clone, Default)]
pub struct Upload {
    /// Its name on the machine it came from.
    pub name: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// A form with its texts and the first file that is not empty.
#[derive(Debug, Clone, Default)]
pub struct Uploaded {
    /// The texts.
    pub fields: Fields,
    /// The file.
    pub file: Option<Upload>,
}

/// Reads a form with a file.
///
/// # Errors
/// When it is too large or broken off.
pub async fn uploads(staff: &Staff, mut parts: Multipart) -> Result<Uploaded, Refused> {
    let mut texts = Vec::new();
    let mut file = None;
    loop {
        let part = parts.next_field().await.map_err(|_| Refused::too_large(&staff.asked))?;
        let Some(part) = part else { break };
        let field = part.name().unwrap_or_default().to_owned();
        let name = part.file_name().map(ToOwned::to_owned);
        let bytes = read(staff, part).await?;
        match name {
            Some(name) if !bytes.is_empty() && file.is_none() => file = Some(Upload { name, bytes }),
            Some(_) => {}
            None => texts.push((field, String::from_utf8_lossy(&bytes).into_owned())),
        }
    }
    Ok(Uploaded { fields: Fields::of(texts), file })
}

async fn read(staff: &Staff, mut part: Field<'_>) -> Result<Vec<u8>, Refused> {
    let mut bytes = Vec::new();
    while let Some(chunk) = part.chunk().await.map_err(|_| Refused::too_large(&staff.asked))? {
        if bytes.len() + chunk.len() > LARGEST_FILE {
            return Err(too_large(staff));
        }
        bytes.extend_from_slice(&chunk);
    }
    Ok(bytes)
}

fn too_large(staff: &Staff) -> Refused {
    use rashin_model::Sentence;
    staff.refusal()(Error::invalid(
        "file",
        Sentence::new("ファイルが20 MBを超えています", "the file is larger than 20 MB"),
        Sentence::new("分けるか、図の解像度を下げてください", "split it, or lower the resolution of its pictures"),
    ))
}
