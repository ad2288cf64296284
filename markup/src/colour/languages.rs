//! The languages that code is coloured in: a row for each, with its names, its words and what its texts look like.

use super::{Kind, Words};

/// How a language is read.
pub(super) enum Language {
    Code(&'static Grammar),
    Tags,
    Difference,
}

/// A language of words, texts, numbers and comments.
pub(super) struct Grammar {
    /// What it is called after the fence, with spaces between.
    pub(super) names: &'static str,
    pub(super) line_comments: &'static [&'static str],
    pub(super) block_comments: &'static [(&'static str, &'static str)],
    pub(super) quotes: &'static str,
    pub(super) traits: &'static [Trait],
    keywords: &'static str,
    types: &'static str,
}

/// What some languages have and others have not.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Trait {
    /// A word before a parenthesis is a function.
    Calls,
    /// A word with a capital at its beginning is a type.
    Capitals,
    /// `@word`
    AtWords,
    /// `$word`
    DollarWords,
    /// `#word`
    HashWords,
    /// `#[…]`
    HashBrackets,
    /// `word!`
    Macros,
    /// `'a` is no text.
    Lifetimes,
    /// Letters may stand directly before a quote: `f"…"`.
    PrefixedTexts,
    TripleQuotes,
    TextsOverLines,
    /// Keywords may be written in capitals.
    AnyCase,
    /// Words have dashes in them.
    Dashes,
    /// What stands before `:` or `=` is a name.
    Keys,
    /// What stands before `: ` is a name.
    Properties,
    /// `[word]` on a line of its own.
    Sections,
}

use Trait::{
    AnyCase, AtWords, Calls, Capitals, Dashes, DollarWords, HashBrackets, HashWords, Keys,
    Lifetimes, Macros, PrefixedTexts, Properties, Sections, TextsOverLines, TripleQuotes,
};

pub(super) fn find(name: &str) -> Option<Language> {
    const TAGS: [&str; 8] = [
        "html", "xml", "svg", "xhtml", "vue", "svelte", "rss", "atom",
    ];
    match name {
        "diff" | "patch" => Some(Language::Difference),
        _ if TAGS.contains(&name) => Some(Language::Tags),
        _ => GRAMMARS
            .iter()
            .find(|grammar| grammar.names.split(' ').any(|one| one == name))
            .map(Language::Code),
    }
}

impl Grammar {
    pub(super) fn words(&self) -> Words {
        let of = |words: &'static str, kind| words.split(' ').map(move |word| (word, kind));
        of(self.types, Kind::Type)
            .chain(of(self.keywords, Kind::Keyword))
            .collect()
    }
}

const SLASHES: &[&str] = &["//"];
const HASHES: &[&str] = &["#"];
const STARS: &[(&str, &str)] = &[("/*", "*/")];
const NONE: &[(&str, &str)] = &[];

/// Names, comments to the end of the line, comments with two ends, quotes, traits, keywords, types.
const fn row(
    names: &'static str,
    (line_comments, block_comments): (
        &'static [&'static str],
        &'static [(&'static str, &'static str)],
    ),
    quotes: &'static str,
    traits: &'static [Trait],
    keywords: &'static str,
    types: &'static str,
) -> Grammar {
    Grammar {
        names,
        line_comments,
        block_comments,
        quotes,
        traits,
        keywords,
        types,
    }
}

#[rustfmt::skip]
static GRAMMARS: [Grammar; 33] = [
    row("rust rs", (SLASHES, STARS), "\"", &[Calls, Capitals, HashBrackets, Macros, Lifetimes, PrefixedTexts, TextsOverLines],
        "as async await break const continue crate dyn else enum extern false fn for if impl in let loop match mod move mut pub ref return self static struct super trait true type unsafe use where while",
        "bool char f32 f64 i8 i16 i32 i64 i128 isize str u8 u16 u32 u64 u128 usize Self"),
    row("python py python3 starlark", (HASHES, NONE), "\"'", &[Calls, Capitals, AtWords, PrefixedTexts, TripleQuotes],
        "and as assert async await break case class continue def del elif else except False finally for from global if import in is lambda match None nonlocal not or pass raise return self True try while with yield",
        "bool bytes dict float int list object set str tuple"),
    row("javascript js mjs cjs jsx node", (SLASHES, STARS), "\"'`", &[Calls, Capitals, AtWords],
        "as async await break case catch class const continue debugger default delete do else export extends false finally for from function get if import in instanceof let new null of return set static super switch this throw true try typeof undefined var void while with yield", ""),
    row("typescript ts tsx mts", (SLASHES, STARS), "\"'`", &[Calls, Capitals, AtWords],
        "abstract as asserts async await break case catch class const continue declare default delete do else enum export extends false finally for from function get if implements import in infer instanceof interface is keyof let namespace new null of private protected public readonly return satisfies set static super switch this throw true try type typeof undefined var void while with yield",
        "any bigint boolean never number object string symbol unknown"),
    row("json json5 jsonc", (SLASHES, STARS), "\"", &[Keys], "true false null", ""),
    row("yaml yml", (HASHES, NONE), "\"'", &[Dashes, Keys], "true false null yes no on off", ""),
    row("toml", (HASHES, NONE), "\"'", &[Dashes, Keys, Sections, TripleQuotes], "true false inf nan", ""),
    row("ini conf cfg properties env dotenv editorconfig systemd", (&["#", ";"], NONE), "\"'", &[Dashes, Keys, Sections], "true false", ""),
    row("css scss less", (SLASHES, STARS), "\"'", &[AtWords, HashWords, DollarWords, Dashes, Properties, Calls],
        "important not from to and or only", ""),
    row("bash sh shell zsh fish", (HASHES, NONE), "\"'`", &[DollarWords, Dashes, TextsOverLines],
        "case do done elif else end esac export fi for function if in local readonly return select set shift source then trap unset until while alias cd echo eval exec exit sudo", ""),
    row("powershell ps1 pwsh", (HASHES, &[("<#", "#>")]), "\"'", &[DollarWords, Dashes, AnyCase, TextsOverLines],
        "begin break catch continue do else elseif end exit finally for foreach function if in param process return switch throw try until while", ""),
    row("dockerfile docker containerfile", (HASHES, NONE), "\"'", &[DollarWords],
        "ADD ARG AS CMD COPY ENTRYPOINT ENV EXPOSE FROM HEALTHCHECK LABEL ONBUILD RUN SHELL STOPSIGNAL USER VOLUME WORKDIR", ""),
    row("makefile make mk", (HASHES, NONE), "\"'", &[DollarWords, Dashes], "define else endef endif export ifdef ifeq ifndef ifneq include override", ""),
    row("nginx caddyfile caddy", (HASHES, NONE), "\"'", &[DollarWords],
        "events http if include listen location proxy_pass return rewrite root server server_name set ssl_certificate try_files upstream", ""),
    row("sql sqlite postgres postgresql mysql psql plpgsql", (&["--"], STARS), "'\"", &[AnyCase, Calls, TextsOverLines],
        "add all alter analyze and any as asc begin between by cascade case check column commit conflict constraint create cross current database default deferrable delete desc distinct do drop else end except exists explain false fetch first for foreign from full function grant group having if ilike in index inner insert intersect into is join key last lateral left like limit materialized not null nulls offset on only or order outer over partition plan primary query recursive references returning revoke right rollback row rows schema select set table then to transaction trigger true union unique update using values view when where window with without",
        "bigint blob boolean bytea char date decimal double float int integer interval json jsonb numeric real serial smallint text time timestamp timestamptz uuid varchar"),
    row("c h arduino", (SLASHES, STARS), "\"'", &[Calls, HashWords, PrefixedTexts],
        "auto break case const continue default do else enum extern for goto if inline register restrict return sizeof static struct switch typedef union volatile while NULL true false",
        "bool char double float int long short signed unsigned void size_t int8_t int16_t int32_t int64_t uint8_t uint16_t uint32_t uint64_t"),
    row("cpp c++ cc cxx hpp", (SLASHES, STARS), "\"'", &[Calls, Capitals, HashWords, PrefixedTexts],
        "alignas auto break case catch class co_await co_return concept const consteval constexpr continue decltype default delete do else enum explicit export extern false final for friend goto if inline mutable namespace new noexcept nullptr operator override private protected public requires return sizeof static static_cast struct switch template this throw true try typedef typename union using virtual volatile while",
        "bool char double float int long short signed size_t string unsigned vector void wchar_t"),
    row("csharp cs c# dotnet", (SLASHES, STARS), "\"'", &[Calls, Capitals, HashWords, TripleQuotes],
        "abstract as async await base break case catch class const continue default delegate do else enum event explicit false finally for foreach get if implicit in init interface internal is lock namespace new null operator out override params private protected public readonly record ref required return sealed set static struct switch this throw true try typeof using var virtual void when where while with yield",
        "bool byte char decimal double float int long object sbyte short string uint ulong ushort"),
    row("java groovy gradle", (SLASHES, STARS), "\"'", &[Calls, Capitals, AtWords, TripleQuotes],
        "abstract assert break case catch class const continue def default do else enum extends false final finally for if implements import instanceof interface native new null package permits private protected public record return sealed static super switch synchronized this throw throws transient true try var void volatile while yield",
        "boolean byte char double float int long short"),
    row("kotlin kt kts", (SLASHES, STARS), "\"'", &[Calls, Capitals, AtWords, TripleQuotes],
        "abstract as break by class companion const constructor continue data do else enum false final finally for fun get if import in infix init inline interface internal is lateinit null object open operator out override package private protected public return sealed set super suspend this throw true try typealias val var vararg when where while", ""),
    row("swift", (SLASHES, STARS), "\"", &[Calls, Capitals, AtWords, HashWords, TripleQuotes],
        "actor any as associatedtype async await break case catch class continue default defer deinit do else enum extension false fileprivate for func guard if import in init inout internal is lazy let mutating nil open override private protocol public repeat return self some static struct subscript super switch throw throws true try typealias var weak where while", "Self"),
    row("dart", (SLASHES, STARS), "\"'", &[Calls, Capitals, AtWords, TripleQuotes],
        "abstract as assert async await break case catch class const continue default do else enum extends extension external factory false final finally for get if implements import in is late library mixin new null on operator part required return sealed set static super switch this throw true try typedef var void while with yield", "bool double int num"),
    row("go golang", (SLASHES, STARS), "\"'`", &[Calls],
        "break case chan const continue default defer else fallthrough false for func go goto if import interface iota map nil package range return select struct switch true type var",
        "any bool byte complex64 complex128 error float32 float64 int int8 int16 int32 int64 rune string uint uint8 uint16 uint32 uint64 uintptr"),
    row("zig", (SLASHES, NONE), "\"'", &[Calls, Capitals, AtWords],
        "and break catch comptime const continue defer else enum error errdefer export extern false fn for if inline null or orelse packed pub return struct switch test true try undefined union unreachable var while",
        "bool f32 f64 i8 i16 i32 i64 u8 u16 u32 u64 usize void"),
    row("php", (&["//", "#"], STARS), "\"'", &[Calls, Capitals, DollarWords, TextsOverLines],
        "abstract array as break case catch class clone const continue declare default do echo else elseif enum extends false final finally fn for foreach function global if implements include instanceof interface match namespace new null print private protected public readonly require require_once return self static switch this throw trait true try use var while yield",
        "bool float int iterable mixed object string void"),
    row("ruby rb rake gemfile", (HASHES, &[("=begin", "=end")]), "\"'`", &[Calls, Capitals, AtWords, TextsOverLines],
        "alias and attr_accessor attr_reader begin break case class def defined do else elsif end ensure extend false for if in include module next nil not or private protected public raise redo require require_relative rescue retry return self super then true undef unless until when while yield", ""),
    row("perl pl", (HASHES, NONE), "\"'", &[Calls, DollarWords, AtWords, TextsOverLines],
        "and do else elsif eq for foreach if last local my ne next no not or our package print redo require return say sub undef unless until use while", ""),
    row("lua", (&["--"], &[("--[[", "]]")]), "\"'", &[Calls],
        "and break do else elseif end false for function goto if in local nil not or repeat return then true until while", ""),
    row("elixir ex exs", (HASHES, NONE), "\"'", &[Calls, Capitals, AtWords, TripleQuotes, TextsOverLines],
        "after alias and case catch cond def defmacro defmodule defp defstruct do else end false fn for if import in nil not or quote raise receive require rescue true try unless unquote use when with", ""),
    row("haskell hs elm purescript", (&["--"], &[("{-", "-}")]), "\"", &[Capitals],
        "as case class data deriving do else exposing forall foreign hiding if import in infix infixl infixr instance let module newtype of otherwise port qualified then type where", ""),
    row("ocaml ml fsharp fs f#", (SLASHES, &[("(*", "*)")]), "\"", &[Capitals],
        "and as begin class else end exception external false for fun function if in include inherit let match member method module mutable namespace new object of open rec sig struct then to true try type val when while with yield",
        "bool char float int list option string unit"),
    row("lisp clojure clj scheme racket elisp", (&[";"], NONE), "\"", &[Dashes],
        "and cond def define defmacro defn defun do else fn if lambda let loop nil or ns quote recur require setq true false when", ""),
    row("graphql gql proto protobuf prisma hcl terraform tf nix", (&["#", "//"], STARS), "\"", &[Capitals, AtWords, TripleQuotes],
        "data else enum extend false fragment if implements import in inherit input interface let locals message model module mutation oneof optional option output package provider query repeated reserved resource rpc scalar schema service subscription syntax terraform then true type union variable with",
        "bool bytes double float int32 int64 string uint32 uint64 Boolean Float ID Int String"),
];
