# Homebrew's formula for notion-export, for a tap: Formula/notion-export.rb in a repository OWNER/homebrew-notion-export.
# Scripts/packaging/update-formula fills in the version and the sums of a release.
class NotionExport < Formula
  desc "Exports a Notion workspace as Markdown, HTML, JSON or a site"
  homepage "https://github.com/OWNER/notion-export"
  version "0.9.0"
  license "MIT"

  on_macos do
    depends_on arch: :arm64
    url "https://github.com/OWNER/notion-export/releases/download/v#{version}/notion-export-#{version}-macos-arm64.tar.gz"
    sha256 "MACOS_ARM64"
  end

  on_linux do
    on_intel do
      url "https://github.com/OWNER/notion-export/releases/download/v#{version}/notion-export-#{version}-linux-x86_64.tar.gz"
      sha256 "LINUX_X86_64"
    end
    on_arm do
      url "https://github.com/OWNER/notion-export/releases/download/v#{version}/notion-export-#{version}-linux-aarch64.tar.gz"
      sha256 "LINUX_AARCH64"
    end
  end

  def install
    bin.install "bin/notion-export"
    man1.install Dir["share/man/man1/*"]
    bash_completion.install "share/bash-completion/completions/notion-export"
    zsh_completion.install "share/zsh/site-functions/_notion-export"
    fish_completion.install "share/fish/vendor_completions.d/notion-export.fish"
    doc.install Dir["share/doc/notion-export/*"]
  end

  test do
    assert_match version.to_s, shell_output("#{bin}/notion-export --version")
    # The demo holds a few objects that cannot be read, which is exit code 3.
    shell_output("#{bin}/notion-export --demo --format markdown --output demo", 3)
    assert_path_exists testpath/"demo/index.md"
  end
end
