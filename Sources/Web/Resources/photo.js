// Pictures that visitors take: made small on the device, which also leaves out where and when they were taken.

const mostPixels = 1600;
const mostBytes = 400 * 1024;
const photos = new Map();

/** The pictures by the path of their question, in base 64; undefined where there are none. */
export function takenPhotos() {
  const taken = [...photos].filter(([fields]) => !fields.closest(".question").hidden)
    .map(([fields, picture]) => [fields.dataset.photo, picture.slice(picture.indexOf(",") + 1)]);
  return taken.length > 0 ? Object.fromEntries(taken) : undefined;
}

/** Calls `change` with the question whenever its picture came or went. */
export function watchPhotos(change) {
  for (const fields of document.querySelectorAll("[data-photo]")) {
    const input = fields.querySelector("input");
    fields.querySelector(".picker").hidden = false;
    fields.querySelector(".without-script").hidden = true;
    input.addEventListener("change", () => take(fields, input, change));
    fields.querySelector("button").addEventListener("click", () => {
      keep(fields, undefined);
      input.focus();
      change(fields.closest(".question"));
    });
  }
}

async function take(fields, input, change) {
  const [file] = input.files;
  // The same picture can be chosen again after it was removed.
  input.value = "";
  if (!file) return;
  let picture;
  try { picture = await small(file); } catch { /* No picture, or one that this browser cannot read. */ }
  keep(fields, picture);
  fields.querySelector(".unreadable").hidden = picture !== undefined;
  change(fields.closest(".question"));
}

function keep(fields, picture) {
  const preview = fields.querySelector(".preview");
  preview.hidden = !picture;
  if (picture) {
    photos.set(fields, picture);
    fields.dataset.ready = "true";
    preview.querySelector("img").src = picture;
  } else {
    photos.delete(fields);
    delete fields.dataset.ready;
    preview.querySelector("img").removeAttribute("src");
  }
}

/** A JPEG of at most 1600 pixels a side and 400 KB, as a data address: first in lower quality, then smaller. */
async function small(file) {
  const image = await createImageBitmap(file, { imageOrientation: "from-image" });
  let side = Math.min(mostPixels, Math.max(image.width, image.height));
  while (side >= 100) {
    for (const quality of [0.85, 0.7, 0.55]) {
      const blob = await drawn(image, side, quality);
      if (blob.size <= mostBytes) return address(blob);
    }
    side = Math.floor(side * 0.75);
  }
  throw new Error("no small picture");
}

function drawn(image, side, quality) {
  const scale = side / Math.max(image.width, image.height);
  const canvas = document.createElement("canvas");
  canvas.width = Math.max(1, Math.round(image.width * scale));
  canvas.height = Math.max(1, Math.round(image.height * scale));
  const context = canvas.getContext("2d");
  // What is transparent would turn black.
  context.fillStyle = "#fff";
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve) => { canvas.toBlob(resolve, "image/jpeg", quality); });
}

function address(blob) {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(reader.result);
    reader.onerror = () => reject(reader.error);
    reader.readAsDataURL(blob);
  });
}
