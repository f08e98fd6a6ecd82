//! Writes the types of the border for the window: `ui/src/wire/generated/wire.ts`.

use super::*;
use std::{any::TypeId, collections::BTreeMap, collections::BTreeSet, path::Path};
use ts_rs::{Config, TS, TypeVisitor};

#[derive(Default)]
struct Collected {
    seen: BTreeSet<TypeId>,
    declared: BTreeMap<String, String>,
}

impl TypeVisitor for Collected {
    fn visit<T: TS + 'static + ?Sized>(&mut self) {
        if !self.seen.insert(TypeId::of::<T>()) {
            return;
        }
        T::visit_generics(self);
        T::visit_dependencies(self);
        if T::output_path().is_some() {
            let config = Config::new();
            let docs = T::docs().unwrap_or_default();
            self.declared.insert(T::ident(&config), format!("{docs}export {}\n", T::decl(&config)));
        }
    }
}

macro_rules! write_bindings {
    ($($(#[$doc:meta])* $name:ident($request:ty) -> $reply:ty;)*) => {
        fn bindings() -> String {
            let mut all = Collected::default();
            let config = Config::new();
            let mut commands = String::new();
            $(
                all.visit::<$request>();
                all.visit::<$reply>();
                commands.push_str(&format!(
                    "  {}: {{ request: {}; reply: {} }};\n",
                    stringify!($name), <$request>::ident(&config), <$reply>::ident(&config)
                ));
            )*
            all.visit::<Event>();
            all.visit::<WireError>();
            let types: Vec<&str> = all.declared.values().map(String::as_str).collect();
            format!(
                "// Written by `cargo test -p almanac-app export_bindings` from src-tauri/crates/app/src/wire; not by hand.\n\n\
                 {}\n/** Every command with what it takes and what it answers. */\n\
                 export interface Commands {{\n{commands}}}\n\nexport type CommandName = keyof Commands;\n",
                types.join("\n")
            )
        }
    };
}
crate::with_commands!(write_bindings);

#[test]
fn export_bindings() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../ui/src/wire/generated/wire.ts");
    let fresh = bindings();
    assert!(fresh.contains("export type Event"), "the events belong to the border");
    assert!(!fresh.contains("bigint"), "integers beyond 2^53 travel as strings");
    if std::fs::read_to_string(&path).ok().as_deref() != Some(fresh.as_str()) {
        std::fs::create_dir_all(path.parent().expect("the file has a folder")).expect("the folder can be made");
        std::fs::write(&path, fresh).expect("the file can be written");
    }
}
