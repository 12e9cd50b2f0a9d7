//! Prints what the reader makes of a file: `cargo run -p wenmai-pdf --features reader --example show -- FILE…`.

fn main() {
    for path in std::env::args().skip(1) {
        let began = std::time::Instant::now();
        match std::fs::read(&path).map(wenmai_pdf::read) {
            Ok(read) => match read.outcome {
                Ok(text) => {
                    println!(
                        "== {path}: {} pages, {} scanned, {} lost, {} unknown, title {:?}, {:?}",
                        text.pages,
                        text.scanned,
                        text.lost,
                        text.unknown,
                        text.title,
                        began.elapsed()
                    );
                    println!("{}", text.text);
                }
                Err(failure) => println!("== {path}: {failure:?}, {:?}", began.elapsed()),
            },
            Err(error) => println!("== {path}: {error}"),
        }
    }
}
