//! Tells a network share from a local disk, because shared memory beside a file works only on the latter.

use std::{fs, path::Path};

/// Whether the (existing) path lies on a network share, as far as this system tells.
pub fn is_on_network(path: &Path) -> bool {
    let real = fs::canonicalize(path).unwrap_or_else(|_| path.to_path_buf());
    // On Windows the real path of a mapped drive is the share's.
    let text = real.to_string_lossy();
    if text.starts_with(r"\\?\UNC\") || (text.starts_with(r"\\") && !text.starts_with(r"\\?\")) {
        return true;
    }
    fs::read_to_string("/proc/self/mountinfo").is_ok_and(|mounts| kind_of_mount(&mounts, &text).is_some_and(is_network))
}

/// The file system of the mount that holds the path: the last one with the longest matching folder.
fn kind_of_mount<'a>(mounts: &'a str, path: &str) -> Option<&'a str> {
    let mut best: Option<(usize, &str)> = None;
    for line in mounts.lines() {
        let (Some(at), Some(kind)) =
            (line.split(' ').nth(4), line.split(" - ").nth(1).and_then(|r| r.split(' ').next()))
        else {
            continue;
        };
        let at = at.replace("\\040", " ");
        let inside = at == "/" || path == at || path.strip_prefix(&at).is_some_and(|rest| rest.starts_with('/'));
        if inside && best.is_none_or(|(length, _)| at.len() >= length) {
            best = Some((at.len(), kind));
        }
    }
    best.map(|(_, kind)| kind)
}

fn is_network(kind: &str) -> bool {
    const KINDS: [&str; 14] = [
        "nfs",
        "nfs4",
        "cifs",
        "smb3",
        "smbfs",
        "9p",
        "afs",
        "ceph",
        "glusterfs",
        "lustre",
        "fuse.sshfs",
        "fuse.rclone",
        "fuse.davfs",
        "davfs",
    ];
    KINDS.contains(&kind)
}

#[cfg(test)]
mod tests {
    use super::*;

    const MOUNTS: &str = "\
1 0 8:1 / / rw,relatime - ext4 /dev/sda1 rw
2 1 0:40 / /mnt/office\\040share rw shared:1 - cifs //server/share rw
3 1 0:41 / /home rw - nfs4 server:/home rw
4 3 0:42 / /home/ana/local rw - ext4 /dev/sdb1 rw";

    fn check(path: &str, network: bool) {
        assert_eq!(kind_of_mount(MOUNTS, path).is_some_and(is_network), network, "{path}");
    }

    #[test]
    fn the_innermost_mount_decides() {
        check("/tmp/a.almanac", false);
        check("/mnt/office share/a.almanac", true);
        check("/mnt/office shared/a.almanac", false);
        check("/home/ana/a.almanac", true);
        check("/home/ana/local/a.almanac", false);
    }
}
